package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Auto Scaling groups. Each is in two namespaces: its own metrics are in one, those of its instances together in the other. */
final class AutoScalingGroups implements Describer {
    private static final List<String> NAMESPACES = List.of("AWS/AutoScaling", "AWS/EC2");
    private static final String DIMENSION = "AutoScalingGroupName";
    private static final int PAGE = 100;

    @Override
    public List<DescribedKind> kinds() {
        return NAMESPACES.stream()
                .map(namespace -> Described.kind(namespace, DIMENSION))
                .toList();
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        AutoScalingClient autoScaling = calls.client(AutoScalingClient.class, AutoScalingClient::builder);
        calls.pages(
                Api.AUTO_SCALING_DESCRIBE,
                "autoscaling:DescribeAutoScalingGroups",
                (session, token) -> autoScaling.describeAutoScalingGroups(
                        request -> request.maxRecords(PAGE).nextToken(token).overrideConfiguration(session)),
                DescribeAutoScalingGroupsResponse::nextToken,
                page -> sink.accept(page.autoScalingGroups().stream()
                        .filter(group -> Described.exists(group.status()))
                        .flatMap(group -> found(calls, group))
                        .toList()));
    }

    private static Stream<FoundResource> found(RegionCalls calls, AutoScalingGroup group) {
        return NAMESPACES.stream()
                .map(namespace -> new Described(calls.id(namespace, DIMENSION, group.autoScalingGroupName()))
                        .arn(group.autoScalingGroupARN())
                        .tags(group.tags(), TagDescription::key, TagDescription::value)
                        .with("min-size", group.minSize())
                        .with("max-size", group.maxSize())
                        .with("desired-capacity", group.desiredCapacity())
                        .resource());
    }
}
