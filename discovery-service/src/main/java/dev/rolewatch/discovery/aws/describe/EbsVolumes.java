package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** EBS volumes, attached or not. */
final class EbsVolumes implements Describer {
    private static final String NAMESPACE = "AWS/EBS";
    private static final String DIMENSION = "VolumeId";
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
                "ec2:DescribeVolumes",
                (session, token) -> ec2.describeVolumes(
                        request -> request.maxResults(PAGE).nextToken(token).overrideConfiguration(session)),
                DescribeVolumesResponse::nextToken,
                page -> sink.accept(page.volumes().stream()
                        .filter(volume -> Described.exists(volume.stateAsString()))
                        .map(volume -> found(calls, volume))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, Volume volume) {
        return new Described(calls.id(NAMESPACE, DIMENSION, volume.volumeId()))
                .tags(volume.tags(), Tag::key, Tag::value)
                .with("volume-type", volume.volumeTypeAsString())
                .with("size-gib", volume.size())
                .with("state", volume.stateAsString())
                .with("availability-zone", volume.availabilityZone())
                .with(
                        "attached-to",
                        volume.attachments().stream()
                                .map(VolumeAttachment::instanceId)
                                .filter(instance -> instance != null)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .resource();
    }
}
