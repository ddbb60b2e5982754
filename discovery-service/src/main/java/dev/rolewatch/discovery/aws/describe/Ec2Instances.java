package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EC2 instances. A terminated one is shown by EC2 for about an hour. */
final class Ec2Instances implements Describer {
    private static final String NAMESPACE = "AWS/EC2";
    private static final String DIMENSION = "InstanceId";
    private static final int PAGE = 500;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        Ec2Client ec2 = calls.client(Ec2Client.class, Ec2Client::builder);
        calls.pages(
                Api.EC2_DESCRIBE,
                "ec2:DescribeInstances",
                (session, token) -> ec2.describeInstances(
                        request -> request.maxResults(PAGE).nextToken(token).overrideConfiguration(session)),
                DescribeInstancesResponse::nextToken,
                page -> sink.accept(page.reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .filter(instance -> Described.exists(state(instance)))
                        .map(instance -> found(calls, instance))
                        .toList()));
    }

    private static String state(Instance instance) {
        return instance.state() == null ? null : instance.state().nameAsString();
    }

    private static FoundResource found(RegionCalls calls, Instance instance) {
        return new Described(calls.id(NAMESPACE, DIMENSION, instance.instanceId()))
                .tags(instance.tags(), Tag::key, Tag::value)
                .with("instance-type", instance.instanceTypeAsString())
                .with("state", state(instance))
                .with(
                        "availability-zone",
                        instance.placement() == null
                                ? null
                                : instance.placement().availabilityZone())
                .with("platform", instance.platformDetails())
                .with(
                        "monitoring",
                        instance.monitoring() == null
                                ? null
                                : instance.monitoring().stateAsString())
                .with("vpc-id", instance.vpcId())
                .with("launch-time", instance.launchTime())
                .resource();
    }
}
