package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.describe.Describer;
import dev.rolewatch.discovery.aws.describe.Describers;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services tell of their resources. */
class DescribedResourcesTest extends ScannerFixture {
    private static final String BALANCER = "app/shop/50dc6c495c0c9188";
    private static final String GROUP = "targetgroup/shop/73e2d6bc24d8a067";

    @Test
    void anInstanceIsDescribedWithItsTags() throws Exception {
        put(
                FRANKFURT,
                one("AWS/EC2", Map.of("InstanceId", "i-1"))
                        .withTags(Map.of("Name", "web-1"))
                        .withAttributes(Map.of("type", "m5.large", "zone", "eu-central-1b", "state", "stopped")));

        FoundResource web = described("AWS/EC2", Map.of("InstanceId", "i-1"));

        assertThat(web.tags()).containsEntry("Name", "web-1");
        assertThat(web.metadata())
                .containsEntry("instance-type", "m5.large")
                .containsEntry("availability-zone", "eu-central-1b")
                .containsEntry("state", "stopped");
    }

    @Test
    void whatIsGoneAndOnlyRememberedByAwsIsNotDescribed() throws Exception {
        put(
                FRANKFURT,
                one("AWS/EC2", Map.of("InstanceId", "i-1")).withAttributes(Map.of("state", "terminated")),
                one("AWS/NATGateway", Map.of("NatGatewayId", "nat-1")).withAttributes(Map.of("state", "deleted")),
                one("AWS/RDS", Map.of("DBInstanceIdentifier", "db-1")).withAttributes(Map.of("state", "deleting")));

        scan();

        assertThat(seen.described()).isEmpty();
        assertThat(seen.looked(IN_FRANKFURT).described())
                .contains(kind("AWS/EC2", "InstanceId"), kind("AWS/NATGateway", "NatGatewayId"));
    }

    @Test
    void aVolumeAndANatGatewayAreDescribed() throws Exception {
        put(
                FRANKFURT,
                one("AWS/EBS", Map.of("VolumeId", "vol-1"))
                        .withAttributes(Map.of("type", "io2", "state", "available", "zone", "eu-central-1c")),
                one("AWS/NATGateway", Map.of("NatGatewayId", "nat-1")).withAttributes(Map.of("vpc", "vpc-1")));

        assertThat(described("AWS/EBS", Map.of("VolumeId", "vol-1")).metadata())
                .containsEntry("volume-type", "io2")
                .containsEntry("state", "available")
                .containsEntry("availability-zone", "eu-central-1c")
                .containsKey("size-gib");
        assertThat(described("AWS/NATGateway", Map.of("NatGatewayId", "nat-1")).metadata())
                .containsEntry("state", "available")
                .containsEntry("vpc-id", "vpc-1");
    }

    @Test
    void aDatabaseIsInTheNamespaceOfItsEngine() throws Exception {
        put(
                FRANKFURT,
                one("AWS/RDS", Map.of("DBInstanceIdentifier", "shop"))
                        .withAttributes(Map.of("engine", "postgres", "version", "16.4", "class", "db.r6g.large")),
                one("AWS/DocDB", Map.of("DBClusterIdentifier", "documents")),
                one("AWS/Neptune", Map.of("DBInstanceIdentifier", "graph")));

        assertThat(described("AWS/RDS", Map.of("DBInstanceIdentifier", "shop")).metadata())
                .containsEntry("engine", "postgres")
                .containsEntry("engine-version", "16.4")
                .containsEntry("instance-class", "db.r6g.large")
                .containsEntry("status", "available")
                .containsEntry("multi-az", "false");
        assertThat(described("AWS/DocDB", Map.of("DBClusterIdentifier", "documents"))
                        .metadata())
                .containsEntry("engine", "docdb");
        assertThat(described("AWS/Neptune", Map.of("DBInstanceIdentifier", "graph"))
                        .metadata())
                .containsEntry("engine", "neptune");
    }

    @Test
    void aLoadBalancerIsInTheNamespaceOfItsTypeAndItsTargetGroupIsPartOfIt() throws Exception {
        put(
                FRANKFURT,
                one("AWS/ApplicationELB", Map.of("LoadBalancer", BALANCER))
                        .withAttributes(Map.of("scheme", "internal", "vpc", "vpc-1")),
                one("AWS/ApplicationELB", Map.of("LoadBalancer", BALANCER, "TargetGroup", GROUP)),
                one("AWS/NetworkELB", Map.of("LoadBalancer", "net/edge/1234567890123456"))
                        .withAttributes(Map.of("state", "provisioning")));

        FoundResource shop = described("AWS/ApplicationELB", Map.of("LoadBalancer", BALANCER));
        assertThat(shop.arn())
                .isEqualTo("arn:aws:elasticloadbalancing:eu-central-1:" + customer.awsAccount + ":loadbalancer/"
                        + BALANCER);
        assertThat(shop.metadata())
                .containsEntry("type", "application")
                .containsEntry("scheme", "internal")
                .containsEntry("state", "active")
                .containsEntry("vpc-id", "vpc-1");
        assertThat(described("AWS/NetworkELB", Map.of("LoadBalancer", "net/edge/1234567890123456"))
                        .metadata())
                .containsEntry("state", "provisioning");
        assertThat(described("AWS/ApplicationELB", Map.of("LoadBalancer", BALANCER, "TargetGroup", GROUP))
                        .metadata())
                .containsEntry("target-type", "instance")
                .containsEntry("port", "80");
    }

    @Test
    void aTopicACacheAndAnAutoScalingGroupAreDescribed() throws Exception {
        put(
                FRANKFURT,
                one("AWS/SNS", Map.of("TopicName", "news.fifo")),
                one("AWS/ElastiCache", Map.of("CacheClusterId", "sessions"))
                        .withAttributes(Map.of("engine", "redis", "class", "cache.t4g.micro")),
                one("AWS/AutoScaling", Map.of("AutoScalingGroupName", "web")));

        assertThat(described("AWS/SNS", Map.of("TopicName", "news.fifo")).metadata())
                .containsEntry("fifo", "true");
        assertThat(described("AWS/ElastiCache", Map.of("CacheClusterId", "sessions"))
                        .metadata())
                .containsEntry("engine", "redis")
                .containsEntry("node-type", "cache.t4g.micro")
                .containsEntry("status", "available");
        assertThat(described("AWS/AutoScaling", Map.of("AutoScalingGroupName", "web"))
                        .metadata())
                .containsKeys("min-size", "max-size", "desired-capacity");
    }

    /** Neither its metrics nor any tags tell of it: it publishes nothing. */
    @Test
    void aResourceThatIsNeitherTaggedNorActiveIsFoundAllTheSame() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.one("volume", "AWS/EBS", Map.of("VolumeId", "vol-1"), SINCE)
                        .withAttributes(Map.of("state", "available")));

        assertThat(described("AWS/EBS", Map.of("VolumeId", "vol-1")).metrics()).isEmpty();
        assertThat(seen.metrics()).isEmpty();
        assertThat(seen.tagged()).isEmpty();
    }

    @AfterEach
    void whatIsDescribedIsInTheConsumersGuide() throws IOException {
        DocumentedMetadata documented = DocumentedMetadata.read();
        assertThat(seen.described())
                .allSatisfy(resource -> assertThat(documented.keysOf(resource.id()))
                        .containsAll(resource.metadata().keySet()));
    }

    /** No kind is left out of the guide, whether or not the simulator has such resources. */
    @Test
    void everyKindThatIsDescribedIsInTheConsumersGuide() throws Exception {
        DocumentedMetadata documented = DocumentedMetadata.read();

        assertThat(Describers.all())
                .flatExtracting(Describer::kinds)
                .allSatisfy(kind -> assertThat(documented.keysOf(ResourceId.of(
                                IN_FRANKFURT,
                                kind.namespace(),
                                kind.dimensions().stream().collect(Collectors.toMap(name -> name, name -> "one")))))
                        .isNotEmpty());
    }

    private static DescribedKind kind(String namespace, String dimension) {
        return new DescribedKind(namespace, new TreeSet<>(Set.of(dimension)));
    }
}
