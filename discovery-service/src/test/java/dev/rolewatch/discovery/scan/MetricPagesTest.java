package dev.rolewatch.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricPagesTest {
    private static final Region FRANKFURT = new Region("eu-central-1");
    private static final Region VIRGINIA = new Region("us-east-1");
    private static final Map<String, String> ORDERS = Map.of("QueueName", "orders");

    private final ScannedNamespaces namespaces = new ScannedNamespaces(Catalog.shipped(), List.of("Shop"));
    private final OutsideNamespaces outside = new OutsideNamespaces();
    private final WideResources wide = new WideResources(FRANKFURT);
    private final MetricPages pages = pages(FRANKFURT);

    @Test
    void theMetricsOfAPageBelongToTheResourcesThatTheirDimensionsName() {
        List<FoundResource> found = pages.recent(List.of(
                new ListedMetric("AWS/SQS", "NumberOfMessagesSent", ORDERS),
                new ListedMetric("Shop", "Orders", Map.of()),
                new ListedMetric("AWS/SQS", "SentMessageSize", ORDERS)));

        assertThat(found)
                .extracting(FoundResource::id, FoundResource::metrics)
                .containsExactly(
                        tuple(
                                ResourceId.of(FRANKFURT, "AWS/SQS", ORDERS),
                                List.of("NumberOfMessagesSent", "SentMessageSize")),
                        tuple(ResourceId.of(FRANKFURT, "Shop", Map.of()), List.of("Orders")));
    }

    @Test
    void whatTheCatalogDoesNotReadMakesNoResource() {
        assertThat(pages.recent(List.of(
                        new ListedMetric("AWS/SQS", "SomethingNew", ORDERS),
                        new ListedMetric("AWS/SQS", "NumberOfMessagesSent", Map.of("Shelf", "3")),
                        new ListedMetric("AWS/Unheard", "Calls", Map.of("Id", "1")))))
                .isEmpty();
        assertThat(outside.metrics()).containsExactly(Map.entry("AWS/Unheard", 1));
    }

    @Test
    void aGlobalServiceIsReadOnlyWhereItIsPublished() {
        List<ListedMetric> distribution = List.of(
                new ListedMetric("AWS/CloudFront", "Requests", Map.of("DistributionId", "E1", "Region", "Global")));

        assertThat(pages.recent(distribution)).isEmpty();
        assertThat(pages(VIRGINIA).recent(distribution)).hasSize(1);
        assertThat(namespaces.withRareMetrics(FRANKFURT)).contains("AWS/S3").doesNotContain("AWS/Billing");
        assertThat(namespaces.withRareMetrics(VIRGINIA)).contains("AWS/S3", "AWS/Billing");
    }

    @Test
    void ofMetricsThatMayBeSilentForLongOnlyThoseAreTakenThatArePublishedRarely() {
        Map<String, String> storage = Map.of("BucketName", "logs", "StorageType", "StandardStorage");
        Map<String, String> requests = Map.of("BucketName", "logs", "FilterId", "all");

        assertThat(pages.rare(List.of(
                        new ListedMetric("AWS/S3", "BucketSizeBytes", storage),
                        new ListedMetric("AWS/S3", "AllRequests", requests))))
                .extracting(FoundResource::metrics)
                .containsExactly(List.of("BucketSizeBytes"));
    }

    @Test
    void thatAResourceOfACustomNamespaceHasTooManyMetricsIsSaidHoweverManyPagesTheyTake() {
        IntStream.range(0, 3)
                .forEach(page -> pages.recent(IntStream.range(0, 200)
                        .mapToObj(i -> new ListedMetric("Shop", page + "/" + i, Map.of("Page", "cart")))
                        .toList()));
        pages.recent(List.of(new ListedMetric("Shop", "Orders", Map.of("Page", "start"))));

        assertThat(wide.sentences())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .contains("eu-central-1", "1 sets of dimensions", "Shop", "cart", "600", "500"));
    }

    @Test
    void namespacesAndResourcesWithoutEndAreNotCountedWithoutEnd() {
        IntStream.range(0, 20_000)
                .forEach(i -> pages.recent(List.of(
                        new ListedMetric("Unheard/" + i, "Calls", Map.of()),
                        new ListedMetric("Shop", "Orders", Map.of("Page", "page " + i)))));

        assertThat(outside.metrics()).hasSize(OutsideNamespaces.MOST);
        IntStream.rangeClosed(0, WideResources.MOST_METRICS).forEach(i -> {
            wide.count(ResourceId.of(FRANKFURT, "Shop", Map.of("Page", "page 0")));
            wide.count(ResourceId.of(FRANKFURT, "Shop", Map.of("Page", "page 19999")));
        });
        assertThat(wide.sentences())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("1 sets of dimensions", "page 0"));
    }

    private MetricPages pages(Region region) {
        return new MetricPages(region, namespaces, outside, wide);
    }
}
