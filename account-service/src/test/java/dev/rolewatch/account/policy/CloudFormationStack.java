package dev.rolewatch.account.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.simulator.admin.RoleDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What CloudFormation makes of a template, so far as the templates of Rolewatch use its language. */
final class CloudFormationStack {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<?, ?> template;
    private final Map<String, String> references;

    /**
     * @param parameters those that the customer gives; the template's defaults serve for the others
     */
    CloudFormationStack(String text, String accountId, Map<String, String> parameters) {
        template = new Yaml(new ShortForms()).load(text);
        references = new LinkedHashMap<>(Map.of("AWS::AccountId", accountId, "AWS::Partition", "aws"));
        ((Map<?, ?>) template.get("Parameters")).forEach((name, declared) -> {
            Map<?, ?> parameter = (Map<?, ?>) declared;
            String value = parameters.getOrDefault((String) name, (String) parameter.get("Default"));
            if (value == null || !value.matches((String) parameter.get("AllowedPattern"))) {
                throw new IllegalArgumentException("CloudFormation refuses " + value + " for the parameter " + name);
            }
            references.put((String) name, value);
        });
    }

    RoleDefinition role() {
        Map<?, ?> resources = (Map<?, ?>) template.get("Resources");
        Map<?, ?> role = (Map<?, ?>) resources.values().iterator().next();
        if (!"AWS::IAM::Role".equals(role.get("Type")) || resources.size() != 1) {
            throw new IllegalArgumentException("one role is expected, but there is " + resources.keySet());
        }
        Map<?, ?> properties = (Map<?, ?>) resolve(role.get("Properties"));
        RoleDefinition made = RoleDefinition.trusting(
                        (String) properties.get("RoleName"), json(properties.get("AssumeRolePolicyDocument")))
                .withMaxSession(Duration.ofSeconds((Integer) properties.get("MaxSessionDuration")));
        for (Object each : (List<?>) properties.get("Policies")) {
            Map<?, ?> policy = (Map<?, ?>) each;
            made = made.withPolicy((String) policy.get("PolicyName"), json(policy.get("PolicyDocument")));
        }
        return made;
    }

    private Object resolve(Object node) {
        if (node instanceof Intrinsic intrinsic) {
            return switch (intrinsic.name()) {
                case "!Ref" -> reference((String) intrinsic.argument());
                case "!Sub" ->
                    VARIABLE.matcher((String) intrinsic.argument())
                            .replaceAll(variable -> Matcher.quoteReplacement(reference(variable.group(1))));
                case "!FindInMap" -> find((List<?>) resolve(intrinsic.argument()));
                default -> throw new IllegalArgumentException("unknown function " + intrinsic.name());
            };
        }
        if (node instanceof Map<?, ?> map) {
            Map<Object, Object> resolved = new LinkedHashMap<>();
            map.forEach((key, value) -> resolved.put(key, resolve(value)));
            return resolved;
        }
        return node instanceof List<?> list ? list.stream().map(this::resolve).toList() : node;
    }

    private String reference(String name) {
        if (!references.containsKey(name)) {
            throw new IllegalArgumentException("the template refers to " + name + ", which is not there");
        }
        return references.get(name);
    }

    private Object find(List<?> path) {
        Object found = template.get("Mappings");
        for (Object key : path) {
            found = ((Map<?, ?>) found).get(key);
            if (found == null) {
                throw new IllegalArgumentException("the mapping has no " + key);
            }
        }
        return found;
    }

    private static String json(Object document) {
        try {
            return new ObjectMapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Intrinsic(String name, Object argument) {}

    private static final class ShortForms extends SafeConstructor {
        ShortForms() {
            super(new LoaderOptions());
            for (String name : List.of("!Ref", "!Sub", "!GetAtt", "!FindInMap")) {
                yamlConstructors.put(new Tag(name), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        Object argument = node instanceof SequenceNode list
                                ? constructSequence(list)
                                : constructScalar((ScalarNode) node);
                        return new Intrinsic(name, argument);
                    }
                });
            }
        }
    }
}
