package dev.rolewatch.credential.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.aws.SimulatedSts;
import dev.rolewatch.credential.config.IdentitiesConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnIdentityReadinessTest {
    private static final Map<String, IdentitiesConfig.Identity> CHINA = Map.of("aws-cn", inChina());

    private final SimulatedSts sts = new SimulatedSts();

    @BeforeEach
    void haveNoCredentialsInChina(@TempDir Path folder) {
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.sharedCredentialsFile");
        sts.close();
    }

    @Test
    void troubleInAFurtherPartitionIsShownAndTakesNothingFromTheDefaultOne() {
        OwnIdentityReadiness readiness = new OwnIdentityReadiness(sts.roles(300, CHINA), new SettableClock());
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

        readiness.ask();

        HealthCheckResponse ready = readiness.call();
        assertThat(ready.getStatus()).isEqualTo(Status.UP);
        assertThat(ready.getData().orElseThrow())
                .containsEntry("aws", "known to AWS")
                .hasEntrySatisfying(
                        "aws-cn",
                        sentence -> assertThat(sentence.toString()).contains("partition aws-cn", "operator must give"));
    }

    private static IdentitiesConfig.Identity inChina() {
        return new IdentitiesConfig.Identity() {
            @Override
            public String region() {
                return "cn-north-1";
            }

            @Override
            public Optional<String> accountId() {
                return Optional.empty();
            }

            @Override
            public String profile() {
                return "china";
            }
        };
    }
}
