package dev.rolewatch.simulator.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.simulator.iam.Statement.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads policy documents as strictly as IAM does: an unknown element or operator is an error, never ignored. */
public final class PolicyParser {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private PolicyParser() {}

    /** A policy that is attached to a role and says who may assume it. */
    public static Policy trustPolicy(String document) {
        return parse(document, true);
    }

    /** A policy that says what its bearer may do; session policies are of this kind. */
    public static Policy identityPolicy(String document) {
        return parse(document, false);
    }

    private static Policy parse(String document, boolean trust) {
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicyException("The policy is not valid JSON: " + e.getOriginalMessage());
        }
        check(root.isObject(), "The policy is not a JSON object");
        check(
                Set.of("2012-10-17", "2008-10-17").contains(root.path("Version").asText("2008-10-17")),
                "Unknown Version");
        JsonNode statement = root.path("Statement");
        check(statement.isObject() || statement.isArray(), "The policy has no Statement");
        List<Statement> statements = new ArrayList<>();
        (statement.isArray() ? statement : List.of(statement)).forEach(each -> statements.add(statement(each, trust)));
        return new Policy(statements);
    }

    private static Statement statement(JsonNode node, boolean trust) {
        check(node.isObject(), "A statement is not a JSON object");
        node.fieldNames().forEachRemaining(name -> check(ELEMENTS.contains(name), "Unknown element " + name));
        String effect = node.path("Effect").asText();
        check(effect.equals("Allow") || effect.equals("Deny"), "Effect must be Allow or Deny");
        Patterns principals = either(node, "Principal", "NotPrincipal");
        Patterns resources = either(node, "Resource", "NotResource");
        Patterns actions = either(node, "Action", "NotAction");
        check(actions != null, "A statement has no Action");
        check((principals != null) == trust, trust ? "A statement has no Principal" : "Principal is not allowed here");
        check((resources == null) == trust, trust ? "Resource is not allowed here" : "A statement has no Resource");
        return new Statement(
                effect.equals("Allow"), principals, actions, resources, conditions(node.path("Condition")));
    }

    private static Patterns either(JsonNode node, String name, String negatedName) {
        check(!node.has(name) || !node.has(negatedName), name + " and " + negatedName + " exclude each other");
        if (node.has(name)) {
            return new Patterns(texts(node.get(name)), false);
        }
        return node.has(negatedName) ? new Patterns(texts(node.get(negatedName)), true) : null;
    }

    /** A text, a list of texts, or, of principals, {@code {"AWS": …}}; other kinds of principal never call here. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isObject()) {
            return node.has("AWS") ? texts(node.get("AWS")) : List.of();
        }
        for (JsonNode each : node.isArray() ? node : List.of(node)) {
            check(each.isTextual() || each.isBoolean() || each.isNumber(), "A text is expected where " + each + " is");
            texts.add(each.asText());
        }
        check(!texts.isEmpty(), "An element is empty");
        return texts;
    }

    private static List<Condition> conditions(JsonNode block) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            String name = operator.getKey();
            boolean ifExists = name.endsWith("IfExists");
            String plainName = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
            Operator known = Operator.named(plainName)
                    .orElseThrow(() -> new MalformedPolicyException("Unknown condition operator " + name));
            check(operator.getValue().isObject(), "The condition " + name + " is not a JSON object");
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(known, ifExists, key.getKey(), texts(key.getValue())));
            }
        }
        return conditions;
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new MalformedPolicyException(message);
        }
    }
}
