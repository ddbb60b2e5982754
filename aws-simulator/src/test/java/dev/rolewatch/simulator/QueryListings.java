package dev.rolewatch.simulator;

import static dev.rolewatch.simulator.Listing.page;

import dev.rolewatch.simulator.Listing.Page;
import dev.rolewatch.simulator.Listing.Session;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Topic;

/** The listings of the services that speak awsQuery or ec2Query. */
final class QueryListings {
    private static final String ACCESS_DENIED = "403 AccessDenied";
    private static final String THROTTLING = "400 Throttling";

    private QueryListings() {}

    static List<Listing> all() {
        return List.of(
                query("rds:DescribeDBInstances", "AWS/RDS", "DBInstanceIdentifier", "db-{i}", "db-7", session -> {
                    RdsClient rds = session.clients().client(RdsClient.builder(), session.credentials());
                    return (token, size) -> {
                        var page = rds.describeDBInstances(
                                each -> each.marker(token).maxRecords(size));
                        return page(page.dbInstances(), DBInstance::dbInstanceIdentifier, page.marker());
                    };
                }),
                query("rds:DescribeDBClusters", "AWS/RDS", "DBClusterIdentifier", "db-{i}", "db-7", session -> {
                    RdsClient rds = session.clients().client(RdsClient.builder(), session.credentials());
                    return (token, size) -> {
                        var page = rds.describeDBClusters(
                                each -> each.marker(token).maxRecords(size));
                        return page(page.dbClusters(), DBCluster::dbClusterIdentifier, page.marker());
                    };
                }),
                query(
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "AWS/NetworkELB",
                        "LoadBalancer",
                        "net/shop-{i}/50dc6c495c0c9188",
                        "shop-7",
                        session -> {
                            var elb = session.clients()
                                    .client(ElasticLoadBalancingV2Client.builder(), session.credentials());
                            return (token, size) -> {
                                var page = elb.describeLoadBalancers(
                                        each -> each.marker(token).pageSize(size));
                                return page(page.loadBalancers(), LoadBalancer::loadBalancerName, page.nextMarker());
                            };
                        }),
                query(
                        "elasticloadbalancing:DescribeTargetGroups",
                        "AWS/ApplicationELB",
                        "TargetGroup",
                        "targetgroup/shop-{i}/73e2d6bc24d8a067",
                        "shop-7",
                        session -> {
                            var elb = session.clients()
                                    .client(ElasticLoadBalancingV2Client.builder(), session.credentials());
                            return (token, size) -> {
                                var page = elb.describeTargetGroups(
                                        each -> each.marker(token).pageSize(size));
                                return page(page.targetGroups(), TargetGroup::targetGroupName, page.nextMarker());
                            };
                        }),
                query(
                        "elasticache:DescribeCacheClusters",
                        "AWS/ElastiCache",
                        "CacheClusterId",
                        "cache-{i}",
                        "cache-7",
                        session -> {
                            var cache = session.clients().client(ElastiCacheClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = cache.describeCacheClusters(
                                        each -> each.marker(token).maxRecords(size));
                                return page(page.cacheClusters(), CacheCluster::cacheClusterId, page.marker());
                            };
                        }),
                query(
                        "elasticache:DescribeReplicationGroups",
                        "AWS/ElastiCache",
                        "ReplicationGroupId",
                        "cache-{i}",
                        "cache-7",
                        session -> {
                            var cache = session.clients().client(ElastiCacheClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = cache.describeReplicationGroups(
                                        each -> each.marker(token).maxRecords(size));
                                return page(
                                        page.replicationGroups(), ReplicationGroup::replicationGroupId, page.marker());
                            };
                        }),
                query(
                        "autoscaling:DescribeAutoScalingGroups",
                        "AWS/AutoScaling",
                        "AutoScalingGroupName",
                        "fleet-{i}",
                        "fleet-7",
                        session -> {
                            var scaling = session.clients().client(AutoScalingClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = scaling.describeAutoScalingGroups(
                                        each -> each.nextToken(token).maxRecords(size));
                                return page(
                                        page.autoScalingGroups(),
                                        AutoScalingGroup::autoScalingGroupName,
                                        page.nextToken());
                            };
                        }),
                new Listing(
                        "sns:ListTopics",
                        "AWS/SNS",
                        Map.of("TopicName", "orders-{i}"),
                        "arn:aws:sns:eu-central-1:ACCOUNT:orders-7",
                        100,
                        "403 AuthorizationError",
                        THROTTLING,
                        session -> {
                            SnsClient sns = session.clients().client(SnsClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = sns.listTopics(each -> each.nextToken(token));
                                return page(page.topics(), Topic::topicArn, page.nextToken());
                            };
                        }),
                new Listing(
                        "ec2:DescribeNatGateways",
                        "AWS/NATGateway",
                        Map.of("NatGatewayId", "nat-{hex}"),
                        "nat-00000000000000007",
                        100,
                        "403 UnauthorizedOperation",
                        "503 RequestLimitExceeded",
                        session -> {
                            var ec2 = session.clients().ec2(session.credentials());
                            return (token, size) -> {
                                var page = ec2.describeNatGateways(
                                        each -> each.nextToken(token).maxResults(size));
                                return page(page.natGateways(), NatGateway::natGatewayId, page.nextToken());
                            };
                        }));
    }

    private static Listing query(
            String action,
            String namespace,
            String dimension,
            String value,
            String seventh,
            Function<Session, BiFunction<String, Integer, Page>> pages) {
        return new Listing(action, namespace, Map.of(dimension, value), seventh, 100, ACCESS_DENIED, THROTTLING, pages);
    }
}
