package dev.rolewatch.account.console;

/** @param wrong whether a name was typed that is not the account's */
record RemoveView(String id, String name, boolean wrong) {}
