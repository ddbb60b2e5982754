package dev.rolewatch.simulator.server;

import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.autoscaling.AutoScalingOperations;
import dev.rolewatch.simulator.cloudwatch.GetMetricData;
import dev.rolewatch.simulator.cloudwatch.ListMetrics;
import dev.rolewatch.simulator.dynamodb.DynamoDbOperations;
import dev.rolewatch.simulator.ec2.DescribeInstances;
import dev.rolewatch.simulator.ec2.DescribeNatGateways;
import dev.rolewatch.simulator.ec2.DescribeRegions;
import dev.rolewatch.simulator.ec2.DescribeVolumes;
import dev.rolewatch.simulator.ecs.EcsOperations;
import dev.rolewatch.simulator.elasticache.ElastiCacheOperations;
import dev.rolewatch.simulator.kinesis.KinesisOperations;
import dev.rolewatch.simulator.kms.Decrypt;
import dev.rolewatch.simulator.kms.DescribeKey;
import dev.rolewatch.simulator.kms.Encrypt;
import dev.rolewatch.simulator.lambda.LambdaOperations;
import dev.rolewatch.simulator.loadbalancing.LoadBalancingOperations;
import dev.rolewatch.simulator.rds.RdsOperations;
import dev.rolewatch.simulator.s3.ListBuckets;
import dev.rolewatch.simulator.sns.SnsOperations;
import dev.rolewatch.simulator.sqs.SqsOperations;
import dev.rolewatch.simulator.sts.AssumeRole;
import dev.rolewatch.simulator.sts.GetCallerIdentity;
import dev.rolewatch.simulator.sts.GetFederationToken;
import dev.rolewatch.simulator.tagging.GetResources;
import dev.rolewatch.simulator.wire.AwsService;
import dev.rolewatch.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;

/** All operations that are simulated. */
final class Operations {
    private final Map<Key, Operation<?>> byName;

    private record Key(AwsService service, String name) {}

    Operations(World world) {
        var resources = new Resources(world.accounts());
        byName = Stream.<List<Operation<?>>>of(
                        core(world, resources),
                        RdsOperations.all(resources),
                        LoadBalancingOperations.all(resources),
                        ElastiCacheOperations.all(resources),
                        SnsOperations.all(resources),
                        AutoScalingOperations.all(resources),
                        DynamoDbOperations.all(resources),
                        SqsOperations.all(resources),
                        EcsOperations.all(resources),
                        KinesisOperations.all(resources),
                        LambdaOperations.all(resources),
                        List.of(ListBuckets.operation(world.accounts())))
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(
                        operation -> new Key(operation.service(), operation.name()), Function.identity()));
    }

    Optional<Operation<?>> find(AwsService service, String name) {
        return Optional.ofNullable(byName.get(new Key(service, name)));
    }

    private static Operation<AssumeRoleRequest> assumeRole(World world) {
        return new Operation<>(
                AwsService.STS,
                "AssumeRole",
                AssumeRoleRequest::builder,
                AssumeRoleRequest.class,
                Optional.empty(),
                AssumeRole::roleAccount,
                new AssumeRole(world.identities(), world.accounts())::handle);
    }

    private static List<Operation<?>> core(World world, Resources resources) {
        return List.<Operation<?>>of(
                assumeRole(world),
                Operation.unguarded(
                        AwsService.STS,
                        "GetCallerIdentity",
                        GetCallerIdentityRequest::builder,
                        GetCallerIdentityRequest.class,
                        new GetCallerIdentity()::handle),
                Operation.unguarded(
                        AwsService.STS,
                        "GetFederationToken",
                        GetFederationTokenRequest::builder,
                        GetFederationTokenRequest.class,
                        new GetFederationToken(world.identities(), world.accounts())::handle),
                Operation.guarded(
                        AwsService.CLOUDWATCH,
                        "GetMetricData",
                        GetMetricDataRequest::builder,
                        GetMetricDataRequest.class,
                        new GetMetricData(world.accounts(), world.series(), world.quotas(), world.bills())::handle),
                Operation.guarded(
                        AwsService.CLOUDWATCH,
                        "ListMetrics",
                        ListMetricsRequest::builder,
                        ListMetricsRequest.class,
                        new ListMetrics(world.accounts(), world.series())::handle),
                Operation.guarded(
                        AwsService.TAGGING,
                        "GetResources",
                        GetResourcesRequest::builder,
                        GetResourcesRequest.class,
                        new GetResources(world.accounts())::handle),
                Operation.guarded(
                        AwsService.EC2,
                        "DescribeRegions",
                        DescribeRegionsRequest::builder,
                        DescribeRegionsRequest.class,
                        new DescribeRegions(world.accounts())::handle),
                Operation.guarded(
                        AwsService.EC2,
                        "DescribeInstances",
                        DescribeInstancesRequest::builder,
                        DescribeInstancesRequest.class,
                        new DescribeInstances(resources)::handle),
                Operation.guarded(
                        AwsService.EC2,
                        "DescribeVolumes",
                        DescribeVolumesRequest::builder,
                        DescribeVolumesRequest.class,
                        new DescribeVolumes(resources)::handle),
                Operation.guarded(
                        AwsService.EC2,
                        "DescribeNatGateways",
                        DescribeNatGatewaysRequest::builder,
                        DescribeNatGatewaysRequest.class,
                        new DescribeNatGateways(resources)::handle),
                Operation.unguarded(
                        AwsService.KMS,
                        "Encrypt",
                        EncryptRequest::builder,
                        EncryptRequest.class,
                        new Encrypt(world.kmsKeys())::handle),
                Operation.unguarded(
                        AwsService.KMS,
                        "Decrypt",
                        DecryptRequest::builder,
                        DecryptRequest.class,
                        new Decrypt(world.kmsKeys())::handle),
                Operation.unguarded(
                        AwsService.KMS,
                        "DescribeKey",
                        DescribeKeyRequest::builder,
                        DescribeKeyRequest.class,
                        new DescribeKey(world.kmsKeys())::handle));
    }
}
