package dev.rolewatch.credential.aws;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.credential.rate.StsRate.Use;
import dev.rolewatch.credential.session.RefusedException;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Rolewatch in one partition: its credentials, its rate, and STS in the Region of its choice. What customers' keys sign goes
 * a way of its own, for it counts against the customers' quotas and not in our rate.
 */
final class StsIdentity implements AutoCloseable {
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final StsRate rate;
    private final StsConnection ours;
    private final StsConnection customers;

    /** @param region whose STS is called first */
    StsIdentity(Region region, AwsCredentialsProvider credentials, StsRate rate) {
        this.region = region;
        this.credentials = credentials;
        this.rate = rate;
        this.ours = new StsConnection(region, credentials, List.of(new ChargedRetries(rate)));
        this.customers = new StsConnection(region, AnonymousCredentialsProvider.create(), List.of());
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
     * Opens a session in an account with our credentials.
     *
     * @throws RefusedException if there are no credentials of ours, or too many wait for STS
     */
    Session open(AwsAccountId account, Use use, Function<StsClient, Session> call) {
        return ours.open(account.value(), () -> await(use), call);
    }

    /**
     * Calls STS about a session that was opened with our credentials.
     *
     * @throws RefusedException if there are no credentials of ours, or too many wait for STS
     */
    <T> T callAbout(Session session, Use use, Function<StsClient, T> call) {
        return ours.callFor(session.accessKeyId(), () -> await(use), call);
    }

    /**
     * Calls STS without waiting for a turn, for what is rare.
     *
     * @throws RefusedException if there are no credentials of ours
     */
    <T> T callAtOnce(Function<StsClient, T> call) {
        checkCredentials();
        rate.charge();
        return ours.call(call);
    }

    /**
     * Opens a session with a customer's access key, whose credentials the request carries.
     *
     * @throws RefusedException if too many wait for STS
     */
    Session openAsCustomer(String accessKeyId, Function<StsClient, Session> call) {
        return customers.open(accessKeyId, () -> {}, call);
    }

    /**
     * Calls STS with a customer's access key or a session of it, whose credentials the request carries.
     *
     * @throws RefusedException if too many wait for STS
     */
    <T> T callAsCustomer(String accessKeyId, Function<StsClient, T> call) {
        return customers.callFor(accessKeyId, () -> {}, call);
    }

    private void await(Use use) {
        checkCredentials();
        try {
            rate.await(use);
        } catch (InterruptedException e) {
            throw StsConnection.interrupted();
        }
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
        ours.close();
        customers.close();
    }
}
