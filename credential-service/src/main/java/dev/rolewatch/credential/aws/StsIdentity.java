package dev.rolewatch.credential.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.credential.rate.StsRate.Use;
import dev.rolewatch.credential.session.RefusedException;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.RegionDisabledException;

/**
 * Rolewatch in one partition: its credentials, its rate, and STS in the Region of its choice. Owners may deactivate STS in a
 * Region for their accounts, though not in us-east-1 ("Managing AWS STS in an AWS Region", IAM User Guide): such accounts
 * are entered there.
 */
final class StsIdentity implements AutoCloseable {
    private static final Region ALWAYS_ACTIVE = Region.US_EAST_1;

    /** So that the two calls are not made each time; after that the owner may have activated the Region. */
    private static final Duration DISABLED_KEPT = Duration.ofHours(12);

    private static final int MOST_DISABLED_KEPT = 100_000;

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final StsRate rate;
    private final StsClient regional;
    private final StsClient alwaysActive;
    private final Cache<AwsAccountId, Boolean> disabled = Caffeine.newBuilder()
            .expireAfterWrite(DISABLED_KEPT)
            .maximumSize(MOST_DISABLED_KEPT)
            .build();

    /**
     * @param region whose STS is called first
     * @param http shared with other identities, and closed by its owner
     */
    StsIdentity(Region region, AwsCredentialsProvider credentials, SdkHttpClient http, StsRate rate) {
        this.region = region;
        this.credentials = credentials;
        this.rate = rate;
        this.regional = StsClients.build(region, credentials, http, rate);
        // A Region of another partition would not know our credentials.
        this.alwaysActive = partitionOf(region).equals(partitionOf(ALWAYS_ACTIVE)) && !region.equals(ALWAYS_ACTIVE)
                ? StsClients.build(ALWAYS_ACTIVE, credentials, http, rate)
                : regional;
    }

    /** The partition of a Region, as the AWS SDK's metadata says, also for Regions younger than the SDK. */
    static String partitionOf(Region region) {
        return PartitionMetadata.of(region).id();
    }

    String partition() {
        return partitionOf(region);
    }

    Region region() {
        return region;
    }

    /**
     * Calls STS about an account.
     *
     * @throws RefusedException if there are no credentials of ours, or too many wait for STS
     */
    <T> T callFor(AwsAccountId account, Use use, Function<StsClient, T> call) {
        if (disabled.getIfPresent(account) != null) {
            return callIn(alwaysActive, use, call);
        }
        try {
            return callIn(regional, use, call);
        } catch (RegionDisabledException e) {
            if (alwaysActive == regional) {
                throw e;
            }
            T answer = callIn(alwaysActive, use, call);
            disabled.put(account, true);
            return answer;
        }
    }

    /**
     * Calls STS in its turn.
     *
     * @throws RefusedException if there are no credentials of ours, or too many wait for STS
     */
    <T> T call(Use use, Function<StsClient, T> call) {
        return callIn(regional, use, call);
    }

    /**
     * Calls STS without waiting for a turn, for what is rare.
     *
     * @throws RefusedException if there are no credentials of ours
     */
    <T> T callAtOnce(Function<StsClient, T> call) {
        checkCredentials();
        rate.charge();
        return call.apply(regional);
    }

    /** Calls STS with credentials of the customer's, which the request carries; the call counts against their quota. */
    <T> T callAsCustomer(Function<StsClient, T> call) {
        try {
            return call.apply(regional);
        } catch (RegionDisabledException e) {
            return call.apply(alwaysActive);
        }
    }

    private <T> T callIn(StsClient sts, Use use, Function<StsClient, T> call) {
        checkCredentials();
        try {
            rate.await(use);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(
                    RefusalReason.UNREACHABLE,
                    "Rolewatch is being restarted; it asks again by itself, and nothing is to be done.");
        }
        return call.apply(sts);
    }

    private void checkCredentials() {
        try {
            credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new RefusedException(StsRefusals.withoutOwnCredentials(partition(), e));
        }
    }

    @Override
    public void close() {
        regional.close();
        alwaysActive.close();
    }
}
