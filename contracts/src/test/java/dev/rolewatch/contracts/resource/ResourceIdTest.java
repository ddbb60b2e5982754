package dev.rolewatch.contracts.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Region;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceIdTest {
    private static final Region REGION = new Region("eu-central-1");

    @Test
    void theKeyNamesTheRegionTheNamespaceAndTheSortedDimensions() {
        ResourceId id = ResourceId.of(REGION, "AWS/ECS", Map.of("ServiceName", "web", "ClusterName", "shop"));

        assertThat(id.key()).isEqualTo("eu-central-1/AWS/ECS/ClusterName=shop,ServiceName=web");
    }

    @Test
    void valuesThatLookLikeSeveralDimensionsDoNotCollide() {
        ResourceId one = ResourceId.of(REGION, "Custom", Map.of("a", "1,b=2"));
        ResourceId two = ResourceId.of(REGION, "Custom", Map.of("a", "1", "b", "2"));

        assertThat(one.key()).isNotEqualTo(two.key());
    }
}
