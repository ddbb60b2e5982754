package dev.rolewatch.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionInventoryTest {
    private static final Region REGION = new Region("eu-central-1");
    private static final String BALANCER =
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188";

    private final ScannedNamespaces namespaces = new ScannedNamespaces(Catalog.shipped(), List.of());
    private final MetricListing listing = new MetricListing(REGION, namespaces);
    private final RegionInventory inventory = new RegionInventory("aws", new AwsAccountId("111122223333"), namespaces);

    @Test
    void aTaggedResourceWithoutMetricsIsAResource() {
        String arn = "arn:aws:dynamodb:eu-central-1:111122223333:table/carts";

        assertThat(inventory.resources(listing, Map.of(arn, Map.of("Name", "Carts")), List.of()))
                .containsExactly(new FoundResource(
                        ResourceId.of(REGION, "AWS/DynamoDB", Map.of("TableName", "carts")),
                        arn,
                        "Carts",
                        Map.of("Name", "Carts"),
                        Map.of(),
                        List.of()));
    }

    @Test
    void anArnThatCouldNameSeveralResourcesNamesNone() {
        assertThat(inventory.resources(listing, Map.of(BALANCER, Map.of()), List.of()))
                .isEmpty();
    }

    @Test
    void aResourceWithMetricsGetsTheTagsOfItsArn() {
        listing.addRecent("AWS/ApplicationELB", "RequestCount", Map.of("LoadBalancer", "app/shop/50dc6c495c0c9188"));

        assertThat(inventory.resources(listing, Map.of(BALANCER, Map.of("team", "shop")), List.of()))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.arn()).isEqualTo(BALANCER);
                    assertThat(resource.tags()).containsEntry("team", "shop");
                    assertThat(resource.name()).isEqualTo("app/shop/50dc6c495c0c9188");
                });
    }

    @Test
    void aStoppedInstanceIsAResourceAndATerminatedOneIsNot() {
        Instance stopped = new Instance("i-1", Map.of("Name", "batch"), Map.of("state", "stopped"));
        Instance terminated = new Instance("i-2", Map.of(), Map.of("state", "terminated"));

        assertThat(inventory.resources(listing, Map.of(), List.of(stopped, terminated)))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.name()).isEqualTo("batch");
                    assertThat(resource.metadata()).containsEntry("state", "stopped");
                });
    }

    @Test
    void metricsThatTheCatalogDoesNotReadMakeNoResource() {
        listing.addRecent("AWS/SQS", "SomethingNew", Map.of("QueueName", "orders"));
        listing.addRecent("AWS/Unheard", "Calls", Map.of("Id", "1"));
        listing.addKnown("AWS/SQS", "NumberOfMessagesSent", Map.of("QueueName", "silent for days"));

        assertThat(inventory.resources(listing, Map.of(), List.of())).isEmpty();
    }

    @Test
    void ofAResourceWithThousandsOfMetricNamesTheFirstAreReadAndItsOwnerIsTold() {
        ScannedNamespaces withShop = new ScannedNamespaces(Catalog.shipped(), List.of("Shop"));
        MetricListing wide = new MetricListing(REGION, withShop);
        IntStream.range(0, 8_000)
                .forEach(i -> wide.addRecent("Shop", "%04d".formatted(i) + "x".repeat(251), Map.of("Page", "cart")));
        wide.addRecent("Shop", "Orders", Map.of("Page", "start"));

        List<FoundResource> found = new RegionInventory("aws", new AwsAccountId("111122223333"), withShop)
                .resources(wide, Map.of(), List.of());

        assertThat(found)
                .filteredOn(resource -> resource.name().equals("cart"))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.metrics())
                            .hasSize(500)
                            .first()
                            .asString()
                            .startsWith("0000");
                    assertThat(Json.write(resource).length).isLessThan(200_000);
                });
        assertThat(wide.excesses())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .contains("eu-central-1", "1 sets of dimensions", "Shop", "cart", "8000", "500"));
    }

    @Test
    void chunksFitIntoARecordAndLoseNothing() {
        List<FoundResource> many = IntStream.range(0, 3_000)
                .mapToObj(i -> new FoundResource(
                        ResourceId.of(REGION, "AWS/SQS", Map.of("QueueName", "queue-" + i)),
                        null,
                        "queue-" + i,
                        Map.of("note", "x".repeat(i % 3_000)),
                        Map.of(),
                        List.of("NumberOfMessagesSent")))
                .toList();

        List<List<FoundResource>> chunks = Chunks.of(many);

        assertThat(chunks.stream().flatMap(List::stream)).containsExactlyElementsOf(many);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk).hasSizeBetween(1, 500);
            assertThat(Json.write(chunk).length).isLessThan(1_000_000);
        });
    }
}
