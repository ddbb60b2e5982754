package dev.rolewatch.account.estimate;

/**
 * What reading a namespace costs a month.
 *
 * @param resources that are read; null where only the number of series is known
 * @param series metrics of resources, each of which is asked for by itself
 */
public record NamespaceCost(String namespace, Long resources, long series, Requested requested) {}
