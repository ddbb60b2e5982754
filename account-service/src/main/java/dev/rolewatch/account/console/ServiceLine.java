package dev.rolewatch.account.console;

/**
 * The resources of one service.
 *
 * @param url the list of them
 * @param share of the most that any has, in percent
 */
record ServiceLine(String namespace, String name, String resources, String url, int share) {}
