package dev.rolewatch.local.customer;

import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A simulated AWS account and what runs in it.
 *
 * @param resources by Region
 */
public record DemoAccount(String name, String awsAccount, Map<String, List<ResourceDefinition>> resources) {
    private static final String NEVER_DISABLED = "us-east-1";

    public DemoAccount {
        resources = Map.copyOf(resources);
    }

    /** Makes the account and what runs in it. */
    public void create(SimulatorAdmin aws) {
        aws.putAccount(awsAccount, regions());
        resources.forEach((region, definitions) ->
                aws.putResources(awsAccount, region, definitions.toArray(ResourceDefinition[]::new)));
    }

    private String[] regions() {
        Set<String> regions = new TreeSet<>(resources.keySet());
        regions.add(NEVER_DISABLED);
        return regions.toArray(String[]::new);
    }

    /** The tags of each resource that has any. */
    Map<String, SortedMap<String, String>> tagsByArn() {
        Map<String, SortedMap<String, String>> tags = new HashMap<>();
        resources.values().stream()
                .flatMap(List::stream)
                .filter(definition -> definition.tags() != null)
                .forEach(definition -> {
                    for (int number = 0; number < definition.count(); number++) {
                        tags.put(numbered(definition.arn(), number), numbered(definition.tags(), number));
                    }
                });
        return tags;
    }

    private static SortedMap<String, String> numbered(Map<String, String> templates, int number) {
        SortedMap<String, String> values = new TreeMap<>();
        templates.forEach((name, template) -> values.put(name, numbered(template, number)));
        return values;
    }

    private static String numbered(String template, int number) {
        return template.replace("{i}", Integer.toString(number));
    }
}
