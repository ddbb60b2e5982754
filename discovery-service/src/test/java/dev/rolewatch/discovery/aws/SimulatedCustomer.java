package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A customer who let Rolewatch in, with an AWS account of its own and two Regions. */
public final class SimulatedCustomer {
    public static final String FRANKFURT = "eu-central-1";
    public static final String VIRGINIA = "us-east-1";

    private static final AtomicLong NEXT_AWS_ACCOUNT = new AtomicLong(222_200_000_000L);
    private static final String ROLE = "RolewatchRead";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"AWS": "arn:aws:iam::%s:root"},
             "Condition": {"StringEquals": {"sts:ExternalId": "%s"}}}]}""".formatted(AwsSimulator.VENDOR_ACCOUNT, SimulatedSessions.EXTERNAL_ID);

    public final AccountId id = new AccountId(UUID.randomUUID());
    public final String awsAccount = Long.toString(NEXT_AWS_ACCOUNT.getAndIncrement());
    public final RoleArn role;
    public final String scanId = "scan of " + id;
    private final SimulatorAdmin admin;

    public SimulatedCustomer(SimulatorAdmin admin, SimulatedSessions sessions) {
        this.admin = admin;
        admin.putAccount(awsAccount, FRANKFURT, VIRGINIA);
        role = new RoleArn(allow(PermissionsPolicy.json()));
        sessions.connect(id, role);
    }

    String allow(String permissionsPolicy) {
        return admin.putRole(awsAccount, RoleDefinition.trusting(ROLE, TRUST).withPolicy("read", permissionsPolicy));
    }

    void revokeSessions() {
        admin.revokeSessions(awsAccount, ROLE);
    }

    /** What else Rolewatch asks for is allowed. */
    void forbid(String... actions) {
        List<String> allowed = PermissionsPolicy.actions().stream()
                .filter(action -> !List.of(actions).contains(action))
                .map(action -> '"' + action + '"')
                .toList();
        allow("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": %s}]}""".formatted(allowed));
    }

    public ScanRequest scanRequest(String... customNamespaces) {
        return scanRequest(List.of(customNamespaces), List.of(), List.of());
    }

    /** A scan of no other Regions than these. */
    ScanRequest only(Region... regions) {
        return scanRequest(List.of(), List.of(regions), List.of());
    }

    /** A scan that has looked at these Regions already. */
    ScanRequest resumed(Region... lookedAt) {
        return scanRequest(List.of(), List.of(), List.of(lookedAt));
    }

    private ScanRequest scanRequest(List<String> customNamespaces, List<Region> regions, List<Region> lookedAt) {
        return new ScanRequest(
                scanId, id, new AwsAccountId(awsAccount), "aws", customNamespaces, Instant.now(), regions, lookedAt);
    }
}
