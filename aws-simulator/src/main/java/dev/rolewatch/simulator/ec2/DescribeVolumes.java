package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.ec2.ResourcePage.Found;
import dev.rolewatch.simulator.inventory.Accounts;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;

/** DescribeVolumes: the resources of AWS/EBS that have a VolumeId. */
public final class DescribeVolumes {
    private static final String ID = "VolumeId";

    private final Accounts accounts;

    public DescribeVolumes(Accounts accounts) {
        this.accounts = accounts;
    }

    public DescribeVolumesResponse handle(Call call, DescribeVolumesRequest request) {
        ResourcePage page = ResourcePage.read(
                accounts.inventory(call.accountId(), call.region()),
                call.now(),
                "AWS/EBS",
                ID,
                request.maxResults(),
                request.nextToken(),
                (group, number) -> wanted(new Found(group, number), call, request));
        return DescribeVolumesResponse.builder()
                .volumes(page.found().stream()
                        .map(found -> volume(found, call.region()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean wanted(Found found, Call call, DescribeVolumesRequest request) {
        String id = found.dimension(ID);
        return (request.volumeIds().isEmpty() || request.volumeIds().contains(id))
                && Filters.match(request.filters(), tags(found), name -> switch (name) {
                    case "volume-id" -> id;
                    case "status" -> found.attribute("state", "in-use");
                    case "availability-zone" -> found.attribute("zone", call.region() + "a");
                    default -> null;
                });
    }

    private static Volume volume(Found found, String region) {
        return Volume.builder()
                .volumeId(found.dimension(ID))
                .volumeType(found.attribute("type", "gp3"))
                .size(Integer.valueOf(found.attribute("size", "8")))
                .state(found.attribute("state", "in-use"))
                .availabilityZone(found.attribute("zone", region + "a"))
                .createTime(found.group().definition().since())
                .tags(tags(found).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static Map<String, String> tags(Found found) {
        return found.group().tags(found.number()).orElse(Map.of());
    }
}
