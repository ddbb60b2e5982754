package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.inventory.Resource;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Tags in EC2's own type. */
final class Ec2Tags {
    private Ec2Tags() {}

    static List<Tag> of(Resource resource) {
        return resource.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
