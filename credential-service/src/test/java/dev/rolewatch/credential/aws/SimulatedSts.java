package dev.rolewatch.credential.aws;

import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.config.IdentitiesConfig;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.sts.StsCalls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** A simulated AWS with one customer, whose roles trust Rolewatch and allow everything, and Rolewatch's way there. */
public final class SimulatedSts implements AutoCloseable {
    static final String CUSTOMER = Accounts.ROLE.account().value();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""";

    private final SimulatorTestResource resource = new SimulatorTestResource();
    private final AtomicInteger booked = new AtomicInteger();
    private final SimulatorAdmin aws;

    public SimulatedSts() {
        resource.start();
        aws = SimulatorTestResource.admin();
        aws.putAccount(CUSTOMER, "eu-central-1", "us-east-1");
    }

    SimulatorAdmin aws() {
        return aws;
    }

    RoleArn role(String name, Duration longestSession) {
        String trust = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": ["arn:aws:iam::%s:root", "arn:aws:iam::%s:root"]},
                 "Condition": {"StringEquals": {"sts:ExternalId": "%s"}}}}""".formatted(AwsSimulator.VENDOR_ACCOUNT, CUSTOMER, Accounts.EXTERNAL_ID);
        return new RoleArn(aws.putRole(
                CUSTOMER,
                RoleDefinition.trusting(name, trust)
                        .withPolicy("everything", EVERYTHING)
                        .withMaxSession(longestSession)));
    }

    /** Rolewatch with nothing but its default identity, in eu-central-1. */
    StsRoles roles(double callsPerSecond) {
        return roles(callsPerSecond, Map.of());
    }

    /** @param further identities, by partition */
    public StsRoles roles(double callsPerSecond, Map<String, IdentitiesConfig.Identity> further) {
        StsRate rate = new StsRate(
                () -> {
                    booked.incrementAndGet();
                    return callsPerSecond;
                },
                LONGEST_WAIT,
                System::nanoTime);
        return new StsRoles(new StsClients(Region.EU_CENTRAL_1, () -> further, () -> rate), new SimpleMeterRegistry());
    }

    /** How many calls were counted in the rate. */
    int booked() {
        return booked.get();
    }

    /** How often AssumeRole was called with a role of the customer, by outcome. */
    Map<String, Long> assumed() {
        return aws.stsCalls().stream()
                .filter(count -> count.operation().equals("AssumeRole")
                        && count.account().equals(CUSTOMER))
                .collect(Collectors.toMap(StsCalls.Count::outcome, StsCalls.Count::calls, Long::sum));
    }

    @Override
    public void close() {
        resource.stop();
    }
}
