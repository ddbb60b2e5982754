package dev.rolewatch.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Region;
import org.junit.jupiter.api.Test;

class HomeRegionTest {
    private static final Region FRANKFURT = new Region("eu-central-1");

    @Test
    void anAccountOfAnotherPartitionIsNotAskedInOurs() {
        assertThat(HomeRegion.of(FRANKFURT, "aws")).isEqualTo(FRANKFURT);
        assertThat(HomeRegion.of(FRANKFURT, "aws-cn")).isEqualTo(new Region("cn-north-1"));
        assertThat(HomeRegion.of(FRANKFURT, "aws-us-gov")).isEqualTo(new Region("us-gov-west-1"));
        assertThat(HomeRegion.of(FRANKFURT, "aws-eusc")).isEqualTo(new Region("eusc-de-east-1"));
        assertThat(HomeRegion.of(new Region("cn-northwest-1"), "aws-cn")).isEqualTo(new Region("cn-northwest-1"));
    }

    @Test
    void theRegionsThatEveryAccountHasAreThoseOfItsPartition() {
        assertThat(DefaultRegions.of("aws")).hasSize(17).contains(FRANKFURT);
        assertThat(DefaultRegions.of("aws-cn"))
                .containsExactlyInAnyOrder(new Region("cn-north-1"), new Region("cn-northwest-1"));
        assertThat(DefaultRegions.of("aws-us-gov"))
                .containsExactlyInAnyOrder(new Region("us-gov-east-1"), new Region("us-gov-west-1"));
        assertThat(DefaultRegions.of("aws-eusc")).containsExactly(new Region("eusc-de-east-1"));
    }
}
