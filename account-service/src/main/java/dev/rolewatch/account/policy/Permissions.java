package dev.rolewatch.account.policy;

import dev.rolewatch.contracts.policy.Permission;
import dev.rolewatch.contracts.policy.Permission.Need;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How much a customer lets Rolewatch do. */
public enum Permissions {
    /** Metrics, tags and metadata; never data. The default. */
    READ_ONLY("readOnly"),
    /** What Rolewatch really calls, and no more; less what gives out more than metadata, as ever. */
    SMALLEST("smallest");

    private final String name;

    Permissions(String name) {
        this.name = name;
    }

    /** The choice of that name, as {@link #toString} gives it. */
    public static Optional<Permissions> named(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.name.equals(name))
                .findFirst();
    }

    public List<Permission> permissions() {
        return PermissionsPolicy.permissions().stream()
                .filter(Permission::isProposed)
                .filter(permission -> this == READ_ONLY || permission.isCalled())
                .toList();
    }

    /** The policy document, its fields in the order in which people read them; a statement for each {@link Need}. */
    public Map<String, Object> document() {
        return document(Permission::action);
    }

    /** The document with each action's purpose beside it, for a text that can have comments. */
    Map<String, Object> documentWithPurposes() {
        return document(permission -> new Noted(permission.action(), permission.purpose()));
    }

    private Map<String, Object> document(Function<Permission, Object> shownAs) {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Need need : Need.values()) {
            List<Object> actions = permissions().stream()
                    .filter(permission -> permission.need() == need)
                    .map(shownAs)
                    .toList();
            if (!actions.isEmpty()) {
                statements.add(statement(need, actions));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return document;
    }

    private static Map<String, Object> statement(Need need, List<Object> actions) {
        String name = need.name();
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "Rolewatch" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", "*");
        return statement;
    }

    @Override
    public String toString() {
        return name;
    }
}
