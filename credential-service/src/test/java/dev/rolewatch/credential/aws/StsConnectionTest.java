package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.session.RefusedException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.RegionDisabledException;

/** Which STS is called, and by how many at a time. */
class StsConnectionTest {
    private static final String ACCOUNT = Accounts.ROLE.account().value();
    private static final Session SESSION = new Session("ASIA1", "secret", "token", Accounts.NOON);

    private final StsConnection sts = connection();
    private int turns;

    @AfterEach
    void close() {
        sts.close();
    }

    @Test
    void whereStsIsNotActiveIsRememberedAlsoIfTheOtherRegionRefusesToo() {
        assertThatThrownBy(() -> sts.callFor(ACCOUNT, this::turn, client -> {
                    throw regionOf(client).equals("eu-central-1") ? disabled() : new IllegalStateException("denied");
                }))
                .hasMessage("denied");

        assertThat(sts.callFor(ACCOUNT, this::turn, StsConnectionTest::regionOf))
                .isEqualTo("us-east-1");
        assertThat(sts.callFor("444455556666", this::turn, StsConnectionTest::regionOf))
                .isEqualTo("eu-central-1");
        assertThat(turns).isEqualTo(4);
    }

    @Test
    void aSessionIsAskedAboutWhereItWasOpened() {
        sts.open(ACCOUNT, this::turn, StsConnectionTest::openedInUsEast1Only);

        assertThat(sts.callFor(SESSION.accessKeyId(), this::turn, StsConnectionTest::regionOf))
                .isEqualTo("us-east-1");
    }

    @Test
    void anStsThatHangsTakesNoMoreThanItsOwnCallsAndNothingFromOtherIdentities() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(StsConnection.MOST_CALLS);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(StsConnection.MOST_CALLS);
        try (StsConnection other = connection()) {
            for (int caller = 0; caller < StsConnection.MOST_CALLS; caller++) {
                callers.execute(() -> sts.call(client -> hang(hanging, end)));
            }
            hanging.await();

            assertThatThrownBy(() -> sts.call(StsConnectionTest::regionOf))
                    .hasMessageContaining("asks again by itself")
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusal().reason()).isEqualTo(RefusalReason.THROTTLED));
            assertThat(other.call(StsConnectionTest::regionOf)).isEqualTo("eu-central-1");
        } finally {
            end.countDown();
            callers.shutdown();
        }
    }

    private static StsConnection connection() {
        return new StsConnection(Region.EU_CENTRAL_1, AnonymousCredentialsProvider.create(), List.of());
    }

    private void turn() {
        turns++;
    }

    private static Session openedInUsEast1Only(StsClient client) {
        if (regionOf(client).equals("eu-central-1")) {
            throw disabled();
        }
        return SESSION;
    }

    private static RuntimeException disabled() {
        return RegionDisabledException.builder().message("not activated").build();
    }

    private static String regionOf(StsClient client) {
        return client.serviceClientConfiguration().region().id();
    }

    private static String hang(CountDownLatch hanging, CountDownLatch end) {
        hanging.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
