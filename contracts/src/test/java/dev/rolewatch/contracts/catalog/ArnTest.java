package dev.rolewatch.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArnTest {
    private static final Region REGION = new Region("eu-central-1");
    private static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
    private static final String HERE = ":eu-central-1:123456789012:";

    private final Catalog catalog = Catalog.shipped();

    @Test
    void anArnTellsTheDimensionsAndTheDimensionsTellTheArn() {
        ResourceKind kind = new ResourceKind(
                Set.of("VPC Id", "ses:configuration-set"),
                "arn:{partition}:x:{region}:{account}:{VPC Id}/{ses:configuration-set}");
        Map<String, String> dimensions = Map.of("VPC Id", "vpc-1", "ses:configuration-set", "mails");

        assertThat(arnOf(kind, dimensions)).contains("arn:aws:x" + HERE + "vpc-1/mails");
        assertThat(kind.dimensionsOf("arn:aws:x" + HERE + "vpc-1/mails")).contains(dimensions);
        assertThat(kind.dimensionsOf("arn:aws:y" + HERE + "vpc-1/mails")).isEmpty();
    }

    @Test
    void anArnWithAPartThatNothingTellsCanBeReadButNotMade() {
        ResourceKind kind = new ResourceKind(
                Set.of("Cluster Name"), "arn:{partition}:kafka:{region}:{account}:cluster/{Cluster Name}/{uuid}");

        assertThat(arnOf(kind, Map.of("Cluster Name", "orders"))).isEmpty();
        assertThat(kind.dimensionsOf("arn:aws:kafka" + HERE + "cluster/orders/0b6f3c2e-1"))
                .contains(Map.of("Cluster Name", "orders"));
    }

    @Test
    void anArnThatTellsOnlySomeDimensionsCanBeMadeButNotRead() {
        ResourceKind shard = new ResourceKind(
                Set.of("StreamName", "ShardId"), "arn:{partition}:kinesis:{region}:{account}:stream/{StreamName}");

        assertThat(arnOf(shard, Map.of("StreamName", "clicks", "ShardId", "7")))
                .contains("arn:aws:kinesis" + HERE + "stream/clicks");
        assertThat(shard.dimensionsOf("arn:aws:kinesis" + HERE + "stream/clicks"))
                .isEmpty();
    }

    @Test
    void aDimensionMayBeAWholeArn() {
        ResourceKind kind = new ResourceKind(Set.of("FlowARN"), "{FlowARN}");
        Map<String, String> dimensions = Map.of("FlowARN", "arn:aws:mediaconnect" + HERE + "flow:1:live");

        assertThat(arnOf(kind, dimensions)).contains(dimensions.get("FlowARN"));
        assertThat(kind.dimensionsOf(dimensions.get("FlowARN"))).contains(dimensions);
    }

    @Test
    void kindsOfTheSamePatternAreEqual() {
        assertThat(new ResourceKind(Set.of("A"), "arn:{A}")).isEqualTo(new ResourceKind(Set.of("A"), "arn:{A}"));
        assertThat(new ResourceKind(Set.of("A"), "arn:{A}")).isNotEqualTo(ResourceKind.withoutArn(Set.of("A")));
    }

    @Test
    void theKindOfALoadBalancerIsToldByItsArn() {
        assertThat(named("arn:aws:elasticloadbalancing" + HERE + "loadbalancer/app/shop/50dc"))
                .contains(id("AWS/ApplicationELB", Map.of("LoadBalancer", "app/shop/50dc")));
        assertThat(named("arn:aws:elasticloadbalancing" + HERE + "loadbalancer/net/shop/50dc"))
                .contains(id("AWS/NetworkELB", Map.of("LoadBalancer", "net/shop/50dc")));
        assertThat(named("arn:aws:elasticloadbalancing" + HERE + "listener/app/shop/50dc/1"))
                .isEmpty();
    }

    @Test
    void aPartOfAResourceIsNotTakenForTheResource() {
        assertThat(named("arn:aws:apigateway:eu-central-1::/apis/a1b2/stages/prod"))
                .contains(id("AWS/ApiGateway", Map.of("ApiId", "a1b2", "Stage", "prod")));
        assertThat(named("arn:aws:dynamodb" + HERE + "table/orders/stream/2026"))
                .isEmpty();
    }

    @Test
    void anInstanceThatAnAgentMeasuresTooIsStillAnInstance() {
        assertThat(named("arn:aws:ec2" + HERE + "instance/i-1")).contains(id("AWS/EC2", Map.of("InstanceId", "i-1")));
    }

    @Test
    void anArnThatSeveralKindsCouldHaveNamesNone() {
        Catalog databases = new Catalog(List.of(
                entry("AWS/RDS", "arn:{partition}:rds:{region}:{account}:db:{Name}"),
                entry("AWS/Neptune", "arn:{partition}:rds:{region}:{account}:db:{Name}")));

        assertThat(databases.resourceNamed(REGION, "arn:aws:rds" + HERE + "db:orders"))
                .isEmpty();
    }

    @Test
    void aDimensionThatIsAnyArnSaysNothingOfOtherArns() {
        Catalog flows = new Catalog(List.of(
                entry("AWS/MediaConnect", "{Name}"), entry("AWS/States", "{Name=arn:*:states:*:stateMachine:*}")));

        assertThat(flows.resourceNamed(REGION, "arn:aws:sqs" + HERE + "orders")).isEmpty();
        assertThat(flows.resourceNamed(REGION, "arn:aws:states" + HERE + "stateMachine:pay"))
                .contains(id("AWS/States", Map.of("Name", "arn:aws:states" + HERE + "stateMachine:pay")));
    }

    @Test
    void aNamespaceIsNotLookedForWhereItIsNotPublished() {
        CatalogEntry global = new CatalogEntry(
                "AWS/Test",
                "Test",
                Duration.ofMinutes(10),
                List.of(new Region("us-east-1")),
                List.of(new ResourceKind(Set.of("Id"), "arn:{partition}:test::{account}:thing/{Id}")),
                List.of());

        assertThat(new Catalog(List.of(global)).resourceNamed(REGION, "arn:aws:test::123456789012:thing/1"))
                .isEmpty();
    }

    @Test
    void aTextThatIsNoArnNamesNothing() {
        assertThat(named("orders")).isEmpty();
    }

    private static Optional<String> arnOf(ResourceKind kind, Map<String, String> dimensions) {
        return kind.arnOf("aws", REGION, ACCOUNT, dimensions);
    }

    private Optional<ResourceId> named(String arn) {
        return catalog.resourceNamed(REGION, arn);
    }

    private static ResourceId id(String namespace, Map<String, String> dimensions) {
        return ResourceId.of(REGION, namespace, dimensions);
    }

    private static CatalogEntry entry(String namespace, String arn) {
        ResourceKind kind = new ResourceKind(Set.of("Name"), arn);
        return new CatalogEntry(namespace, namespace, Duration.ofMinutes(10), List.of(), List.of(kind), List.of());
    }
}
