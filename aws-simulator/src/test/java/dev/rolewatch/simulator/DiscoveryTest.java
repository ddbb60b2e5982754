package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** The tagging API (awsJson 1.1) and EC2 (ec2Query), through the SDK's clients. */
class DiscoveryTest {
    private static final Instant SINCE = Instant.now().minus(Duration.ofDays(2));

    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void theTaggingApiReturnsWhatIsTaggedAndNeverWhatWasNever() {
        var customer = new Customer(simulator);
        fill(customer);
        ResourceGroupsTaggingApiClient tagging = customer.clients().tagging(customer.session());

        var pages = tagging.getResourcesPaginator(request -> request.resourcesPerPage(100)).stream()
                .toList();
        Set<String> arns = new HashSet<>();
        pages.forEach(page -> page.resourceTagMappingList().forEach(found -> arns.add(found.resourceARN())));
        var one = tagging.getResources(request -> request.resourceTypeFilters("ec2:instance")
                .tagFilters(TagFilter.builder().key("Name").values("web-7").build()));

        assertThat(pages)
                .extracting(page -> page.resourceTagMappingList().size())
                .containsExactly(100, 100, 51);
        assertThat(arns).hasSize(251).noneMatch(arn -> arn.contains("volume"));
        assertThat(one.resourceTagMappingList()).singleElement().satisfies(found -> {
            assertThat(found.resourceARN()).endsWith("instance/i-00000000000000007");
            assertThat(found.tags())
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactly("Name=web-7", "team=shop");
        });
    }

    @Test
    void aTaggingTokenExpiresAfterAQuarterOfAnHour() {
        try (var own = AwsSimulator.start(0)) {
            var customer = new Customer(own);
            fill(customer);
            var tagging = customer.clients().tagging(customer.session());
            String token = tagging.getResources().paginationToken();
            own.admin().shiftClock(Duration.ofMinutes(16));

            var expired = catchThrowableOfType(
                    PaginationTokenExpiredException.class,
                    () -> tagging.getResources(request -> request.paginationToken(token)));

            assertThat(expired).isNotNull();
        }
    }

    @Test
    void instancesAndVolumesAreDescribedInPages() {
        var customer = new Customer(simulator);
        fill(customer);
        Ec2Client ec2 = customer.clients().ec2(customer.session());

        var instances = ec2.describeInstancesPaginator(request -> request.maxResults(100)).reservations().stream()
                .map(Reservation::instances)
                .map(only -> only.get(0))
                .toList();
        Instance seventh = ec2.describeInstances(request -> request.instanceIds("i-00000000000000007"))
                .reservations()
                .get(0)
                .instances()
                .get(0);

        assertThat(instances)
                .extracting(Instance::instanceId)
                .doesNotHaveDuplicates()
                .hasSize(250);
        assertThat(seventh.instanceTypeAsString()).isEqualTo("m5.large");
        assertThat(seventh.monitoring().state()).isEqualTo(MonitoringState.DISABLED);
        assertThat(seventh.tags()).extracting(tag -> tag.value()).containsExactly("web-7", "shop");
        assertThat(ec2.describeVolumes().volumes()).hasSize(3).allMatch(volume -> volume.size() == 100);
    }

    @Test
    void onlyEnabledRegionsAreUsable() {
        var customer = new Customer(simulator);
        var elsewhere = new Clients(simulator.endpoint(), "eu-west-1").ec2(customer.session());

        var refused = catchThrowableOfType(Ec2Exception.class, elsewhere::describeInstances);

        assertThat(customer.clients().ec2(customer.session()).describeRegions().regions())
                .extracting(region -> region.regionName())
                .containsExactly("eu-central-1", "us-east-1");
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AuthFailure");
    }

    @Test
    void aRemovedResourceIsNoLongerDescribedButItsMetricsAreStillListed() {
        var customer = new Customer(simulator);
        fill(customer);
        simulator.admin().removeResource(customer.account, Customer.REGION, "web");

        assertThat(customer.clients()
                        .ec2(customer.session())
                        .describeInstances()
                        .reservations())
                .isEmpty();
        assertThat(customer.clients().tagging(customer.session()).getResources().resourceTagMappingList())
                .hasSize(1);
        assertThat(customer.clients()
                        .cloudWatch(customer.session())
                        .listMetrics(request -> request.namespace("AWS/EC2"))
                        .metrics())
                .hasSize(250);
    }

    @Test
    void twoHundredThousandResourcesOfOneDefinitionAreTaggedAndDescribedPageByPage() {
        int many = 200_000;
        var customer = new Customer(simulator);
        var ample = new Quota(1_000_000, 1_000_000);
        customer.admin().setQuota(customer.account, "GetResources", ample);
        customer.admin().setQuota(customer.account, "DescribeInstances", ample);
        customer.admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.many("fleet", many, "AWS/EC2", Map.of("InstanceId", "i-{hex}"), SINCE)
                                .withArn("arn:aws:ec2:eu-central-1:" + customer.account + ":instance/i-{hex}")
                                .withTags(Map.of("Name", "fleet-{i}")));

        long tagged = customer.clients().tagging(customer.session()).getResourcesPaginator().stream()
                .mapToLong(page -> page.resourceTagMappingList().size())
                .sum();
        long described =
                customer
                        .clients()
                        .ec2(customer.session())
                        .describeInstancesPaginator(each -> each.maxResults(1000))
                        .stream()
                        .mapToLong(page -> page.reservations().size())
                        .sum();

        assertThat(tagged).isEqualTo(many);
        assertThat(described).isEqualTo(many);
        assertThat(customer.admin().calls().answered(customer.account, Customer.REGION, "GetResources"))
                .isEqualTo(many / 100);
        assertThat(customer.admin().calls().answered(customer.account, Customer.REGION, "DescribeInstances"))
                .isEqualTo(many / 1000);
    }

    private static void fill(Customer customer) {
        String arn = "arn:aws:ec2:" + Customer.REGION + ":" + customer.account + ":";
        customer.admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.many(
                                        "web",
                                        250,
                                        "AWS/EC2",
                                        Map.of("InstanceId", "i-{hex}"),
                                        SINCE,
                                        MetricDefinition.every(300, "CPUUtilization", "Percent"))
                                .withArn(arn + "instance/i-{hex}")
                                .withTags(Map.of("Name", "web-{i}", "team", "shop"))
                                .withAttributes(Map.of("type", "m5.large")),
                        ResourceDefinition.many(
                                        "data",
                                        3,
                                        "AWS/EBS",
                                        Map.of("VolumeId", "vol-{hex}"),
                                        SINCE,
                                        MetricDefinition.every(60, "VolumeReadOps", "Count"))
                                .withArn(arn + "volume/vol-{hex}")
                                .withAttributes(Map.of("size", "100")),
                        ResourceDefinition.one("once-tagged", "AWS/S3", Map.of("BucketName", "logs"), SINCE)
                                .withArn("arn:aws:s3:::logs")
                                .withTags(Map.of()));
    }
}
