package dev.rolewatch.credential.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.RegionDisabledException;

/**
 * STS as one kind of caller reaches it: with connections of its own and no more calls at a time than these, so that an STS
 * that hangs takes nothing from other callers. Owners may deactivate STS in a Region for their accounts, though not in
 * us-east-1 ("Managing AWS STS in an AWS Region", IAM User Guide): for such accounts that is called.
 */
final class StsConnection implements AutoCloseable {
    static final int MOST_CALLS = 64;
    private static final Duration WAIT_FOR_ANOTHER_CALL = Duration.ofSeconds(1);

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    /** With its retries; shorter than the patience of those who wait for a session. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

    private static final Region ALWAYS_ACTIVE = Region.US_EAST_1;

    /** So that the two calls are not made each time; after that the owner may have activated the Region. */
    private static final Duration DISABLED_KEPT = Duration.ofHours(12);

    private static final int MOST_DISABLED_KEPT = 100_000;

    private final Semaphore calls = new Semaphore(MOST_CALLS, true);
    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(MOST_CALLS)
            .connectionTimeout(ATTEMPT_TIMEOUT)
            .build();
    private final StsClient regional;
    private final StsClient alwaysActive;

    /** AWS accounts, and access keys of such accounts, for which STS is not active in the Region. */
    private final Cache<String, Boolean> disabled = Caffeine.newBuilder()
            .expireAfterWrite(DISABLED_KEPT)
            .maximumSize(MOST_DISABLED_KEPT)
            .build();

    /**
     * @param region whose STS is called first
     * @param credentials that sign a request which carries no others
     */
    StsConnection(Region region, AwsCredentialsProvider credentials, List<ExecutionInterceptor> interceptors) {
        this.regional = client(region, credentials, interceptors);
        // A Region of another partition would not know the credentials.
        boolean samePartition = StsIdentity.partitionOf(region).equals(StsIdentity.partitionOf(ALWAYS_ACTIVE));
        this.alwaysActive = samePartition && !region.equals(ALWAYS_ACTIVE)
                ? client(ALWAYS_ACTIVE, credentials, interceptors)
                : regional;
    }

    private StsClient client(
            Region region, AwsCredentialsProvider credentials, List<ExecutionInterceptor> interceptors) {
        return StsClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .executionInterceptors(interceptors)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    /**
     * Calls STS in the Region.
     *
     * @throws RefusedException if too many calls wait for an answer
     */
    <T> T call(Function<StsClient, T> call) {
        return callIn(regional, () -> {}, call);
    }

    /**
     * Calls STS where it is active.
     *
     * @param whom the AWS account or the access key that the call is about
     * @param turn waits for the turn of each call that is made
     * @throws RefusedException if too many calls wait for an answer
     */
    <T> T callFor(String whom, Runnable turn, Function<StsClient, T> call) {
        if (disabled.getIfPresent(whom) != null) {
            return callIn(alwaysActive, turn, call);
        }
        try {
            return callIn(regional, turn, call);
        } catch (RegionDisabledException e) {
            if (alwaysActive == regional) {
                throw e;
            }
            disabled.put(whom, true);
            return callIn(alwaysActive, turn, call);
        }
    }

    /** The same for a session; where it is opened, {@link #callFor} also calls about it. */
    Session open(String whom, Runnable turn, Function<StsClient, Session> call) {
        Session session = callFor(whom, turn, call);
        if (disabled.getIfPresent(whom) != null) {
            disabled.put(session.accessKeyId(), true);
        }
        return session;
    }

    private <T> T callIn(StsClient sts, Runnable turn, Function<StsClient, T> call) {
        turn.run();
        enter();
        try {
            return call.apply(sts);
        } finally {
            calls.release();
        }
    }

    private void enter() {
        try {
            if (!calls.tryAcquire(WAIT_FOR_ANOTHER_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RefusedException(
                        RefusalReason.THROTTLED,
                        "STS is slow to answer, and as many calls wait for it as Rolewatch makes at a time; it asks again"
                                + " by itself, and nothing is to be done.");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static RefusedException interrupted() {
        Thread.currentThread().interrupt();
        return new RefusedException(
                RefusalReason.UNREACHABLE,
                "Rolewatch is being restarted; it asks again by itself, and nothing is to be done.");
    }

    @Override
    public void close() {
        regional.close();
        alwaysActive.close();
        http.close();
    }
}
