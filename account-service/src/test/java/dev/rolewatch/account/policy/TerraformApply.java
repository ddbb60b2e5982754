package dev.rolewatch.account.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.simulator.admin.RoleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Terraform makes of a module, so far as the modules of Rolewatch use its language. */
final class TerraformApply {
    private static final Pattern VARIABLE = Pattern.compile("(?s)variable \"(\\w+)\" \\{(.*?)\n}");
    private static final Pattern DEFAULT = Pattern.compile("default\\s+= \"(.*)\"");
    private static final Pattern INTERPOLATION = Pattern.compile("\\$\\{([\\w.]+)}");
    private static final Pattern TOKEN = Pattern.compile("\\s+|#[^\n]*|\"[^\"]*\"|[\\w.]+|[{}\\[\\]=,]");

    private final String module;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param variables those that the customer gives; the module's defaults serve for the others
     */
    TerraformApply(String module, Map<String, String> variables) {
        this.module = module;
        values.put("data.aws_partition.current.partition", "aws");
        for (MatchResult variable : VARIABLE.matcher(module).results().toList()) {
            Matcher preset = DEFAULT.matcher(variable.group(2));
            String value = variables.getOrDefault(variable.group(1), preset.find() ? preset.group(1) : null);
            if (value == null) {
                throw new IllegalArgumentException("Terraform asks for the variable " + variable.group(1));
            }
            values.put("var." + variable.group(1), value);
        }
    }

    RoleDefinition role() {
        String role = resource("aws_iam_role");
        String policy = resource("aws_iam_role_policy");
        return RoleDefinition.trusting(values.get(found(role, "name += (\\S+)")), document(role, "assume_role_policy"))
                .withMaxSession(Duration.ofSeconds(Long.parseLong(found(role, "max_session_duration = (\\d+)"))))
                .withPolicy(found(policy, "name += \"(.*)\""), document(policy, "policy"));
    }

    private String resource(String type) {
        return found(module, "(?s)resource \"" + type + "\" \"rolewatch\" \\{(.*?)\n}");
    }

    private static String found(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("there is no " + regex + " in " + text);
        }
        return matcher.group(1);
    }

    private String document(String resource, String attribute) {
        String call = attribute + " = jsonencode(";
        int start = resource.indexOf("\n  " + call);
        try {
            return new ObjectMapper()
                    .writeValueAsString(new Objects(resource.substring(start + 3 + call.length())).value());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Reads one value of Terraform's language. */
    private final class Objects {
        private final Matcher tokens;
        private String token;

        Objects(String text) {
            tokens = TOKEN.matcher(text);
            next();
        }

        Object value() {
            if (token.equals("{")) {
                return map();
            }
            if (token.equals("[")) {
                return list();
            }
            String text = text();
            next();
            return text;
        }

        private Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            next();
            while (!token.equals("}")) {
                String key = token.startsWith("\"") ? unquoted() : token;
                next();
                expect("=");
                map.put(key, value());
            }
            next();
            return map;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            next();
            while (!token.equals("]")) {
                list.add(value());
                expect(",");
            }
            next();
            return list;
        }

        private String text() {
            if (!token.startsWith("\"")) {
                return known(token);
            }
            return INTERPOLATION
                    .matcher(unquoted())
                    .replaceAll(expression -> Matcher.quoteReplacement(known(expression.group(1))));
        }

        private String unquoted() {
            return token.substring(1, token.length() - 1);
        }

        private String known(String name) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("the module refers to " + name + ", which is not there");
            }
            return values.get(name);
        }

        private void expect(String expected) {
            if (!token.equals(expected)) {
                throw new IllegalArgumentException(expected + " is expected where " + token + " is");
            }
            next();
        }

        private void next() {
            token = "";
            while (tokens.lookingAt()) {
                token = tokens.group();
                tokens.region(tokens.end(), tokens.regionEnd());
                if (!token.isBlank() && !token.startsWith("#")) {
                    return;
                }
            }
        }
    }
}
