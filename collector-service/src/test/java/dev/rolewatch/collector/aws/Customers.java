package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.collector.Items;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Customers' accounts in the simulator, and the way into them without credential-service. */
public final class Customers implements AccountSessions, AutoCloseable {
    private static final String ROLE = "RolewatchReader";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(AwsSimulator.VENDOR_ACCOUNT);
    private static final String READ = """
            {"Version": "2012-10-17", "Statement": [
             {"Effect": "Allow", "Resource": "*", "Action": "cloudwatch:GetMetricData"}]}""";
    private static final AtomicLong NEXT = new AtomicLong(222_200_000_000L);

    /** One customer's account. */
    public record Customer(AccountId id, AwsAccountId awsAccount) {}

    private final SimulatorAdmin simulator;
    private final StsClient sts;
    private final Map<AccountId, Customer> customers = new ConcurrentHashMap<>();
    private final Map<AccountId, AwsSessionCredentials> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger assumed = new AtomicInteger();

    /**
     * @param endpoint of the simulator
     */
    public Customers(URI endpoint) {
        this.simulator = new SimulatorAdmin(endpoint);
        this.sts = StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(Items.REGION.value()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        AwsSimulator.VENDOR_ACCESS_KEY_ID, AwsSimulator.VENDOR_SECRET_ACCESS_KEY)))
                .build();
    }

    /** An account whose instances {@code i-0}, {@code i-1}… publish CPUUtilization every minute. */
    public Customer withInstances(int count, Instant since) {
        Customer customer = known(Long.toString(NEXT.getAndIncrement()));
        simulator.putAccount(customer.awsAccount().value(), Items.REGION.value());
        simulator.putRole(
                customer.awsAccount().value(),
                RoleDefinition.trusting(ROLE, TRUST).withPolicy("read", READ));
        simulator.putResources(
                customer.awsAccount().value(),
                Items.REGION.value(),
                ResourceDefinition.many(
                        "web",
                        count,
                        "AWS/EC2",
                        Map.of("InstanceId", "i-{i}"),
                        since,
                        MetricDefinition.every(60, "CPUUtilization", "Percent")));
        return customer;
    }

    /** A customer whom no session can be had for. */
    public Customer gone() {
        return new Customer(new AccountId(UUID.randomUUID()), new AwsAccountId("999900009999"));
    }

    /** How many sessions have been asked of STS. */
    public int assumed() {
        return assumed.get();
    }

    public void revoke(Customer customer) {
        simulator.revokeSessions(customer.awsAccount().value(), ROLE);
    }

    @Override
    public AwsSessionCredentials sessionOf(AccountId account, AwsAccountId awsAccount) {
        Customer customer = customers.get(account);
        if (customer == null || !customer.awsAccount().equals(awsAccount)) {
            throw new NoSessionException(RefusalReason.NOT_CONNECTED, "Connect the account again.");
        }
        return sessions.computeIfAbsent(account, this::assume);
    }

    @Override
    public void drop(AccountId account, AwsAccountId awsAccount, AwsSessionCredentials refused) {
        sessions.remove(account, refused);
    }

    @Override
    public void close() {
        sts.close();
    }

    private Customer known(String awsAccount) {
        Customer customer = new Customer(new AccountId(UUID.randomUUID()), new AwsAccountId(awsAccount));
        customers.put(customer.id(), customer);
        return customer;
    }

    private AwsSessionCredentials assume(AccountId account) {
        assumed.incrementAndGet();
        var credentials = sts.assumeRole(request -> request.roleSessionName("rolewatch")
                        .roleArn("arn:aws:iam::" + customers.get(account).awsAccount() + ":role/" + ROLE))
                .credentials();
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }
}
