package dev.rolewatch.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    private static final MetricDefinition CPU = MetricDefinition.every(60, "CPUUtilization", "Percent");

    private final Inventory inventory = new Inventory();

    @Test
    void oneOfManyResourcesIsFoundByItsDimensions() {
        inventory.put(ResourceDefinition.many(
                "tasks",
                1000,
                "AWS/ECS",
                Map.of("ClusterName", "main", "ServiceName", "api-{i}-blue"),
                SINCE,
                CPU,
                CPU.with("Shard", "a")));

        var found = inventory.find(
                "AWS/ECS", "CPUUtilization", Map.of("ServiceName", "api-42-blue", "ClusterName", "main"));
        var withMore = inventory.find(
                "AWS/ECS", "CPUUtilization", Map.of("ServiceName", "api-42-blue", "ClusterName", "main", "Shard", "a"));

        assertThat(found).hasValueSatisfying(each -> assertThat(each.number()).isEqualTo(42));
        assertThat(withMore.orElseThrow().metric()).isEqualTo(CPU.with("Shard", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api-1000-blue", "api-042-blue", "api--1-blue", "api-42-green", "api-+42-blue", "api-x-blue"})
    void whatIsNotThereIsNotFound(String service) {
        inventory.put(ResourceDefinition.many(
                "tasks", 1000, "AWS/ECS", Map.of("ClusterName", "main", "ServiceName", "api-{i}-blue"), SINCE, CPU));

        assertThat(inventory.find("AWS/ECS", "CPUUtilization", Map.of("ClusterName", "main", "ServiceName", service)))
                .isEmpty();
    }

    @Test
    void aSingleResourceIsFoundUntilItsDefinitionIsReplaced() {
        inventory.put(ResourceDefinition.one("db", "AWS/RDS", Map.of("DBInstanceIdentifier", "a"), SINCE, CPU));
        inventory.put(ResourceDefinition.one("db", "AWS/RDS", Map.of("DBInstanceIdentifier", "b"), SINCE, CPU));

        assertThat(inventory.find("AWS/RDS", "CPUUtilization", Map.of("DBInstanceIdentifier", "a")))
                .isEmpty();
        assertThat(inventory.find("AWS/RDS", "CPUUtilization", Map.of("DBInstanceIdentifier", "b")))
                .isPresent();
    }

    @Test
    void manyResourcesNeedANumberInTheirDimensions() {
        assertThatThrownBy(() -> ResourceDefinition.many("q", 2, "AWS/SQS", Map.of("QueueName", "q"), SINCE, CPU))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
