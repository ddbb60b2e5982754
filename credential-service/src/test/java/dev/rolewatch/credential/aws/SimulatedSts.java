package dev.rolewatch.credential.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.billing.Bill.ApiUse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A simulated AWS with one customer, whose roles trust Rolewatch and allow everything, and Rolewatch's way to it. */
final class SimulatedSts implements AutoCloseable {
    private static final String CUSTOMER = Accounts.ROLE.account().value();
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final SimulatorTestResource resource = new SimulatorTestResource();
    private final AtomicInteger booked = new AtomicInteger();
    private double perSecond = 300;
    private Region region = Region.EU_CENTRAL_1;

    void start() {
        resource.start();
        aws().putAccount(CUSTOMER, "eu-central-1", "us-east-1");
    }
}
