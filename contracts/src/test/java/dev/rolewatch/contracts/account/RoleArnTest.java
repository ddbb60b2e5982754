package dev.rolewatch.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleArnTest {
    @Test
    void anArnTellsItsPartitionAccountAndRoleName() {
        RoleArn arn = new RoleArn("arn:aws-us-gov:iam::123456789012:role/team/watch/Rolewatch-Read");

        assertThat(arn.partition()).isEqualTo("aws-us-gov");
        assertThat(arn.account()).isEqualTo(new AwsAccountId("123456789012"));
        assertThat(arn.roleName()).isEqualTo("Rolewatch-Read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RolewatchRead",
                "arn:aws:iam::12345678901:role/RolewatchRead",
                "arn:aws:iam:eu-central-1:123456789012:role/RolewatchRead",
                "arn:aws:iam::123456789012:user/RolewatchRead",
                "arn:aws:iam::123456789012:role/",
                "arn:aws:iam::123456789012:role//RolewatchRead",
                "arn:aws:iam::123456789012:role/RolewatchRead ",
                "arn:aws-moon:iam::123456789012:role/RolewatchRead",
            })
    void whatIsNotTheArnOfARoleIsRefused(String text) {
        assertThatThrownBy(() -> new RoleArn(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arn:aws:iam::123456789012:role/RolewatchRead");
    }
}
