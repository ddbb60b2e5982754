package dev.rolewatch.account.console;

import java.util.List;

/**
 * The resources of an account.
 *
 * @param next the address of the next page; null if this is the last
 * @param later whether this is not the first page
 */
record ResourcesView(
        String id,
        String account,
        Looked looked,
        List<ServiceLine> services,
        List<String> regions,
        List<Line> lines,
        String next,
        boolean later) {
    /** What is looked for; each is empty for all. */
    record Looked(String namespace, String region, String name) {}

    /** @param arn null where none is known */
    record Line(String name, String service, String region, String arn, String metrics, boolean read) {}
}
