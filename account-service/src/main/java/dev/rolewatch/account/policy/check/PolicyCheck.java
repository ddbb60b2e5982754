package dev.rolewatch.account.policy.check;

import dev.rolewatch.account.policy.check.Statement.Reach;
import dev.rolewatch.contracts.policy.Permission;
import dev.rolewatch.contracts.policy.Permission.Need;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A customer's own permissions policy, held against what Rolewatch calls. It sees this document alone: other policies of
 * the role, a permissions boundary, and service and resource control policies can still deny what it allows.
 *
 * @param verdicts on every permission, what is needed most first
 * @param more patterns that it allows beyond what Rolewatch asks for; the session policy withholds that from Rolewatch
 */
public record PolicyCheck(List<Verdict> verdicts, List<String> more) {
    /**
     * @param document as a JSON reader gives it: maps, lists, texts, numbers, booleans and null
     * @throws MalformedPolicyException if IAM would refuse it
     */
    public static PolicyCheck of(Map<String, ?> document) {
        List<Statement> statements = PolicyReader.read(document);
        return new PolicyCheck(
                PermissionsPolicy.permissions().stream()
                        .map(permission -> verdict(permission, statements))
                        .toList(),
                more(statements));
    }

    /** Whether metrics can be read, provided that the conditions hold. */
    public boolean works() {
        return verdicts.stream()
                .filter(verdict -> verdict.permission().need() == Need.REQUIRED)
                .noneMatch(Verdict.Denied.class::isInstance);
    }

    /** The verdicts of one kind. */
    public <V extends Verdict> List<V> verdicts(Class<V> kind) {
        return verdicts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Verdict verdict(Permission permission, List<Statement> all) {
        List<Statement> statements =
                all.stream().filter(each -> each.concerns(permission)).toList();
        List<String> conditions = new ArrayList<>();
        for (Statement deny : statements.stream().filter(each -> !each.allow()).toList()) {
            if (isUnlimited(deny, permission)) {
                return new Verdict.Denied(permission, deny.name() + " denies it");
            }
            if (deny.reach(permission) != Reach.NONE) {
                conditions.add(deny.name() + " denies it " + limits(deny, permission));
            }
        }
        List<Statement> allows = statements.stream().filter(Statement::allow).toList();
        List<Statement> reaching = allows.stream()
                .filter(allow -> allow.reach(permission) != Reach.NONE)
                .toList();
        if (reaching.isEmpty()) {
            return new Verdict.Denied(permission, reason(allows));
        }
        if (reaching.stream().noneMatch(allow -> isUnlimited(allow, permission))) {
            reaching.forEach(allow -> conditions.add(allow.name() + " allows it " + limits(allow, permission)));
        }
        return conditions.isEmpty()
                ? new Verdict.Allowed(permission)
                : new Verdict.Depends(permission, List.copyOf(conditions));
    }

    private static boolean isUnlimited(Statement statement, Permission permission) {
        return statement.conditions().isEmpty() && statement.reach(permission) == Reach.ALL;
    }

    private static String limits(Statement statement, Permission permission) {
        Stream<String> resources = statement.reach(permission) == Reach.SOME
                ? Stream.of("for the resources " + statement.resources())
                : Stream.empty();
        Stream<String> conditions = statement.conditions().isEmpty()
                ? Stream.empty()
                : Stream.of("when " + String.join(" and ", statement.conditions()));
        return "only " + String.join(" ", Stream.concat(resources, conditions).toList());
    }

    private static String reason(List<Statement> allows) {
        return allows.isEmpty()
                ? "no statement allows it"
                : allows.get(0).name() + " allows it only for the resources "
                        + allows.get(0).resources() + ", and IAM grants this call for the resource * or not at all";
    }

    private static List<String> more(List<Statement> statements) {
        List<String> asked =
                PermissionsPolicy.permissions().stream().map(Permission::action).toList();
        return statements.stream()
                .filter(Statement::allow)
                .flatMap(statement -> statement.actions().negated()
                        ? Stream.of(statement.actions().toString())
                        : statement.actions().patterns().stream())
                .filter(pattern -> asked.stream().noneMatch(pattern::equalsIgnoreCase))
                .distinct()
                .toList();
    }
}
