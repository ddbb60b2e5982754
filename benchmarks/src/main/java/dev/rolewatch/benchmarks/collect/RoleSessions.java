package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.simulator.AwsSimulator;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Assumes the roles of a world's accounts. */
final class RoleSessions implements AutoCloseable {
    private static final int SECONDS = 7_200;

    private final World world;
    private final StsClient sts;

    RoleSessions(World world, URI simulator) {
        this.world = world;
        this.sts = StsClient.builder()
                .endpointOverride(simulator)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        AwsSimulator.VENDOR_ACCESS_KEY_ID, AwsSimulator.VENDOR_SECRET_ACCESS_KEY)))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    Session open(int account) {
        Credentials given = sts.assumeRole(
                        request -> request.roleArn(world.role(account).value())
                                .externalId(world.externalId(account))
                                .roleSessionName("benchmark")
                                .durationSeconds(SECONDS))
                .credentials();
        return new Session(given.accessKeyId(), given.secretAccessKey(), given.sessionToken(), given.expiration());
    }

    @Override
    public void close() {
        sts.close();
    }
}
