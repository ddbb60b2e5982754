package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Volume;

/** DescribeVolumes: the resources of AWS/EBS that have a VolumeId. */
public final class DescribeVolumes {
    private static final String ID = "VolumeId";

    private static final ResourceKind VOLUME = ResourceKind.of("AWS/EBS", ID);

    private final Resources resources;

    public DescribeVolumes(Resources resources) {
        this.resources = resources;
    }

    public DescribeVolumesResponse handle(Call call, DescribeVolumesRequest request) {
        ResourcePage page = resources.page(
                call,
                VOLUME,
                found -> wanted(found, call, request),
                Ec2Pages.start(request.nextToken()),
                Ec2Pages.size(request.maxResults()));
        return DescribeVolumesResponse.builder()
                .volumes(page.found().stream()
                        .map(found -> volume(found, call.region()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean wanted(Resource found, Call call, DescribeVolumesRequest request) {
        String id = found.dimension(ID);
        return (request.volumeIds().isEmpty() || request.volumeIds().contains(id))
                && Filters.match(request.filters(), found.tags(), name -> switch (name) {
                    case "volume-id" -> id;
                    case "status" -> found.attribute("state", "in-use");
                    case "availability-zone" -> found.attribute("zone", call.region() + "a");
                    default -> null;
                });
    }

    private static Volume volume(Resource found, String region) {
        return Volume.builder()
                .volumeId(found.dimension(ID))
                .volumeType(found.attribute("type", "gp3"))
                .size(found.number("size", 8))
                .state(found.attribute("state", "in-use"))
                .availabilityZone(found.attribute("zone", region + "a"))
                .createTime(found.since())
                .tags(Ec2Tags.of(found))
                .build();
    }
}
