package dev.rolewatch.account.identity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a person may do; each role but the last includes those before it. */
public final class Roles {
    /** Reads. */
    public static final String VIEWER = "viewer";

    /** Registers, connects, changes, verifies and imports accounts. */
    public static final String OPERATOR = "operator";

    /** Removes accounts, manages tenants and reads the audit record. */
    public static final String ADMINISTRATOR = "administrator";

    /** Reads the service's own metrics, which are about all tenants together: for a program, and included in no other role. */
    public static final String METRICS = "metrics";

    private static final List<String> FROM_THE_LEAST = List.of(VIEWER, OPERATOR, ADMINISTRATOR);

    private Roles() {}

    /** The known ones among the given, and those that they include. */
    public static Set<String> including(Set<String> given) {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < FROM_THE_LEAST.size(); i++) {
            if (given.contains(FROM_THE_LEAST.get(i))) {
                all.addAll(FROM_THE_LEAST.subList(0, i + 1));
            }
        }
        return all;
    }
}
