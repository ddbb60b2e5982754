package dev.rolewatch.account.choice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A choice as somebody wrote it, which need not be possible. Null stands for the default of each; the name has none. */
public record Wish(String name, List<String> customNamespaces, Collect collect) {
    /** @param interval as ISO 8601 has it */
    public record Collect(
            Boolean paused,
            List<String> regions,
            List<String> namespaces,
            Map<String, List<String>> tags,
            String interval,
            String statistics,
            Budget budget) {
        static final Collect DEFAULT = new Collect(null, null, null, null, null, null, null);
    }

    /** @param monthlyUsd null where it is missing, for it has no default */
    public record Budget(BigDecimal monthlyUsd, List<String> leastFirst) {}

    public Wish {
        collect = collect == null ? Collect.DEFAULT : collect;
    }
}
