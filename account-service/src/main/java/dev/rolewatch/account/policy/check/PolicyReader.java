package dev.rolewatch.account.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a permissions policy as strictly as IAM does: an unknown element is an error, never ignored. */
final class PolicyReader {
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern ACTION = Pattern.compile("\\*|[\\w*?-]+:[\\w*?-]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*+|arn:.+");
    private static final String ACTIONS_ALLOWED = "an action such as cloudwatch:GetMetricData, or several in a list";
    private static final String RESOURCES_ALLOWED = "* or an ARN, or several in a list";

    private PolicyReader() {}

    /**
     * @param document as a JSON reader gives it: maps, lists, texts, numbers, booleans and null
     * @throws MalformedPolicyException if IAM would refuse it
     */
    static List<Statement> read(Map<String, ?> document) {
        onlyKnown("", document, List.of("Version", "Id", "Statement"));
        Object version = document.get("Version");
        if (document.containsKey("Version") && !(version instanceof String text && VERSIONS.contains(text))) {
            throw new MalformedPolicyException("Version", "there is no such version", "2012-10-17 or 2008-10-17");
        }
        List<Statement> statements = new ArrayList<>();
        if (document.get("Statement") instanceof List<?> list) {
            for (Object each : list) {
                statements.add(statement("Statement[" + statements.size() + "]", each));
            }
        } else {
            statements.add(statement("Statement", document.get("Statement")));
        }
        if (statements.isEmpty()) {
            throw new MalformedPolicyException("Statement", "it is empty", "at least one statement");
        }
        return statements;
    }

    private static Statement statement(String place, Object node) {
        Map<?, ?> statement = object(place, node);
        if (statement.containsKey("Principal") || statement.containsKey("NotPrincipal")) {
            throw new MalformedPolicyException(
                    place, "it has a Principal, as a trust policy has", "a statement of a permissions policy");
        }
        onlyKnown(
                place + ".",
                statement,
                List.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"));
        Object effect = statement.get("Effect");
        if (!"Allow".equals(effect) && !"Deny".equals(effect)) {
            throw new MalformedPolicyException(place + ".Effect", wrong(effect), "Allow or Deny");
        }
        return new Statement(
                name(place, statement),
                "Allow".equals(effect),
                either(place, statement, "Action", ACTION, ACTIONS_ALLOWED),
                either(place, statement, "Resource", RESOURCE, RESOURCES_ALLOWED),
                Conditions.read(place + ".Condition", statement));
    }

    private static String name(String place, Map<?, ?> statement) {
        Object sid = statement.get("Sid");
        if (!statement.containsKey("Sid") || "".equals(sid)) {
            return place;
        }
        if (!(sid instanceof String text) || !SID.matcher(text).matches()) {
            throw new MalformedPolicyException(place + ".Sid", wrong(sid), "letters and digits");
        }
        return place + " (" + text + ")";
    }

    private static Patterns either(String place, Map<?, ?> statement, String name, Pattern form, String allowed) {
        String negated = "Not" + name;
        if (statement.containsKey(name) == statement.containsKey(negated)) {
            String detail = statement.containsKey(name) ? "there are both" : "there is neither";
            throw new MalformedPolicyException(
                    place, detail + " " + name + " and " + negated, "one of " + name + " and " + negated);
        }
        String present = statement.containsKey(name) ? name : negated;
        List<String> patterns = texts(place + "." + present, statement.get(present), form, allowed);
        return new Patterns(patterns, present.equals(negated));
    }

    private static List<String> texts(String place, Object node, Pattern form, String allowed) {
        if (node instanceof List<?> list && !list.isEmpty()) {
            List<String> texts = new ArrayList<>();
            for (Object each : list) {
                texts.add(text(place + "[" + texts.size() + "]", each, form, allowed));
            }
            return texts;
        }
        return List.of(text(place, node, form, allowed));
    }

    private static String text(String place, Object node, Pattern form, String allowed) {
        if (node instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        throw new MalformedPolicyException(place, wrong(node), allowed);
    }

    static Map<?, ?> object(String place, Object node) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedPolicyException(place, wrong(node), "a JSON object");
    }

    private static void onlyKnown(String before, Map<?, ?> node, List<String> known) {
        for (Object name : node.keySet()) {
            if (!known.contains(name)) {
                throw new MalformedPolicyException(before + name, "there is no such element", String.join(", ", known));
            }
        }
    }

    static String wrong(Object node) {
        return node == null ? "it is missing" : "it is not allowed";
    }
}
