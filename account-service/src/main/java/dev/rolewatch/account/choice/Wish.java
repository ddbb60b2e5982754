package dev.rolewatch.account.choice;

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
            String statistics) {
        static final Collect DEFAULT = new Collect(null, null, null, null, null, null);
    }

    public Wish {
        collect = collect == null ? Collect.DEFAULT : collect;
    }
}
