package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.config.IdentitiesConfig;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.credential.session.RefusedException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class StsClientsTest {
    @Test
    void thePartitionsServedAreThatOfTheDefaultRegionAndThoseOfFurtherIdentities() {
        StsClients clients = clients(
                Region.EU_CENTRAL_1,
                environment(Map.of(
                        "ROLEWATCH_AWS_IDENTITIES__AWS_US_GOV__REGION", "us-gov-west-1",
                        "ROLEWATCH_AWS_IDENTITIES__AWS_US_GOV__PROFILE", "government",
                        "ROLEWATCH_AWS_IDENTITIES__AWS_CN__REGION", "cn-north-1",
                        "ROLEWATCH_AWS_IDENTITIES__AWS_CN__PROFILE", "china")));

        assertThat(clients.all())
                .extracting(
                        StsIdentity::partition, identity -> identity.region().id())
                .containsExactly(
                        tuple("aws", "eu-central-1"),
                        tuple("aws-cn", "cn-north-1"),
                        tuple("aws-us-gov", "us-gov-west-1"));
    }

    @Test
    void aPartitionWithoutAnIdentityIsRefusedWithThoseThatAreServedAndWhatToDo() {
        StsClients clients = clients(Region.EUSC_DE_EAST_1, environment(Map.of()));

        assertThatThrownBy(() -> clients.of("aws-cn"))
                .hasMessageContainingAll("aws-cn", "it serves aws-eusc", "rolewatch.aws.identities.aws-cn")
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(RefusalReason.PARTITION_NOT_SERVED));
    }

    @Test
    void anIdentityWhoseRegionIsOfAnotherPartitionDoesNotStart() {
        IdentitiesConfig mixedUp = environment(Map.of(
                "ROLEWATCH_AWS_IDENTITIES__AWS_CN__REGION", "us-gov-west-1",
                "ROLEWATCH_AWS_IDENTITIES__AWS_CN__PROFILE", "china"));

        assertThatThrownBy(() -> clients(Region.EU_CENTRAL_1, mixedUp))
                .hasMessageContainingAll("us-gov-west-1", "in the partition aws-us-gov");
    }

    @Test
    void twoIdentitiesForOnePartitionDoNotStart() {
        IdentitiesConfig twice = environment(Map.of(
                "ROLEWATCH_AWS_IDENTITIES__AWS__REGION", "us-east-1",
                "ROLEWATCH_AWS_IDENTITIES__AWS__PROFILE", "other"));

        assertThatThrownBy(() -> clients(Region.EU_CENTRAL_1, twice))
                .hasMessageContaining("remove rolewatch.aws.identities.aws");
    }

    private static StsClients clients(Region region, IdentitiesConfig config) {
        return new StsClients(region, config, () -> new StsRate(() -> 300, Duration.ofSeconds(15), System::nanoTime));
    }

    private static IdentitiesConfig environment(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withMapping(IdentitiesConfig.class)
                .withSources(new EnvConfigSource(variables, 300))
                .build()
                .getConfigMapping(IdentitiesConfig.class);
    }
}
