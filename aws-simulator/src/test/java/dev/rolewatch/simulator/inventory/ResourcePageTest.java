package dev.rolewatch.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ResourcePageTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    private static final ResourceKind INSTANCE = ResourceKind.of("AWS/EC2", "InstanceId");
    private static final int MANY = 200_000;
    private static final int PAGE = 1_000;

    private final Inventory inventory = new Inventory();

    @Test
    void eachOfManyResourcesIsMadeForOnePageAndNoOther() {
        inventory.put(ResourceDefinition.many("web", MANY, "AWS/EC2", Map.of("InstanceId", "i-{hex}"), SINCE));
        inventory.put(ResourceDefinition.one("zone", "AWS/EC2", Map.of("AutoScalingGroupName", "a"), SINCE));
        var made = new AtomicInteger();
        Set<String> ids = new HashSet<>();
        Optional<ResourceCursor> next = Optional.of(ResourceCursor.START);

        int pages = 0;
        while (next.isPresent()) {
            ResourcePage page = page(next.get(), made);
            page.found().forEach(each -> ids.add(each.dimension("InstanceId")));
            next = page.next();
            pages++;
        }

        assertThat(pages).isEqualTo(MANY / PAGE);
        assertThat(ids).hasSize(MANY);
        // One more than the page, to know whether there is another.
        assertThat(made.get()).isEqualTo(MANY + MANY / PAGE - 1);
    }

    @Test
    void resourcesWithAGivenDimensionAreFoundWithoutALookAtTheOthers() {
        inventory.put(ResourceDefinition.many(
                "indexes", MANY, "AWS/DynamoDB", Map.of("TableName", "t-{i}", "Index", "by-name"), SINCE));
        var looked = new AtomicInteger();

        ResourcePage page = ResourcePage.read(
                inventory,
                SINCE,
                ResourceKind.of("AWS/DynamoDB", "TableName", "Index").where("TableName", "t-4711"),
                counted(looked),
                ResourceCursor.START,
                PAGE);

        assertThat(page.found()).extracting(Resource::number).containsExactly(4711);
        assertThat(looked).hasValue(1);
    }

    private ResourcePage page(ResourceCursor from, AtomicInteger made) {
        return ResourcePage.read(inventory, SINCE, INSTANCE, counted(made), from, PAGE);
    }

    private static Predicate<Resource> counted(AtomicInteger looked) {
        return resource -> {
            looked.incrementAndGet();
            return true;
        };
    }
}
