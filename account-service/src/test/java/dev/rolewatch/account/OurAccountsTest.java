package dev.rolewatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AwsAccountId;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OurAccountsTest {
    @ParameterizedTest
    @CsvSource({
        "ROLEWATCH_AWS_IDENTITIES__AWS_CN__ACCOUNT_ID, aws-cn",
        "ROLEWATCH_AWS_IDENTITIES__AWS_US_GOV__ACCOUNT_ID, aws-us-gov",
        "ROLEWATCH_AWS_IDENTITIES__AWS_EUSC__ACCOUNT_ID, aws-eusc",
        "ROLEWATCH_AWS_IDENTITIES_AWS_ACCOUNT_ID, aws",
    })
    void anEnvironmentVariableNamesOurAccountOfAPartition(String variable, String partition) {
        String home = partition.equals("aws") ? "aws-cn" : "aws";
        OurAccounts ours = ours(Map.of(variable, "888877776666", "ROLEWATCH_AWS_PARTITION", home));

        assertThat(ours.partitions()).containsExactlyInAnyOrder(home, partition);
        assertThat(ours.home()).isEqualTo(home);
        assertThat(ours.in(home)).isEqualTo(new AwsAccountId("999988887777"));
        assertThat(ours.in(partition)).isEqualTo(new AwsAccountId("888877776666"));
    }

    @Test
    void whatOtherServicesSetOfAPartitionServesItNotYet() {
        OurAccounts ours = ours(Map.of("ROLEWATCH_AWS_IDENTITIES__AWS_CN__REGION", "cn-north-1"));

        assertThat(ours.partitions()).containsExactly("aws");
    }

    @Test
    void aPartitionThatAwsDoesNotHaveFailsTheStart() {
        assertThatThrownBy(() -> ours(Map.of("ROLEWATCH_AWS_IDENTITIES__AWS_GOV__ACCOUNT_ID", "888877776666")))
                .hasMessageContainingAll("'aws-gov'", "aws-us-gov");
    }

    @Test
    void aPartitionHasOneAccountOfOurs() {
        assertThatThrownBy(() -> ours(Map.of("ROLEWATCH_AWS_IDENTITIES__AWS__ACCOUNT_ID", "888877776666")))
                .hasMessageContainingAll("aws", "999988887777");
    }

    private static OurAccounts ours(Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("ROLEWATCH_AWS_ACCOUNT_ID", "999988887777");
        AwsIdentity settings = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(whole, 300))
                .withMapping(AwsIdentity.class)
                .withMappingIgnore("rolewatch.aws.**")
                .build()
                .getConfigMapping(AwsIdentity.class);
        return new OurAccounts(settings);
    }
}
