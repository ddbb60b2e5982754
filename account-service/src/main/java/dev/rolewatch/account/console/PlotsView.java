package dev.rolewatch.account.console;

import java.util.List;

/**
 * How reading an account goes, plotted and in tables.
 *
 * @param points an svg element, as the other two
 */
record PlotsView(String points, String freshness, String spend, List<Hour> hours, List<Spent> namespaces) {
    /** @param points a dash where nothing was read, which is not the same as none */
    record Hour(String from, String points, String median, String oldest) {}

    record Spent(String name, String spent, String estimated) {}
}
