package dev.rolewatch.simulator;

import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** A customer's account that lets the vendor in, as the product's instructions say. Each has an account of its own. */
final class Customer {
    static final String REGION = "eu-central-1";
    static final String EXTERNAL_ID = "5f0c6c2e-1d5c-4d6f-9a55-3c1f2a7a9b10";
    static final String ROLE = "RolewatchReader";
    static final String READ_METRICS = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action":
             ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "tag:GetResources", "ec2:Describe*"]}]}""";

    private static final AtomicLong NEXT_ACCOUNT = new AtomicLong(111_100_000_000L);

    final String account = Long.toString(NEXT_ACCOUNT.getAndIncrement());
    final String roleArn;
    private final AwsSimulator simulator;

    Customer(AwsSimulator simulator) {
        this(simulator, role -> role);
    }

    Customer(AwsSimulator simulator, UnaryOperator<RoleDefinition> change) {
        this.simulator = simulator;
        admin().putAccount(account, REGION, "us-east-1");
        RoleDefinition role = RoleDefinition.trusting(ROLE, trust(EXTERNAL_ID)).withPolicy("metrics", READ_METRICS);
        roleArn = admin().putRole(account, change.apply(role));
    }

    static String trust(String externalId) {
        return """
               {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"AWS": "arn:aws:iam::%s:root"},
                "Condition": {"StringEquals": {"sts:ExternalId": "%s"}}}]}""".formatted(AwsSimulator.VENDOR_ACCOUNT, externalId);
    }

    SimulatorAdmin admin() {
        return simulator.admin();
    }

    Clients clients() {
        return new Clients(simulator.endpoint(), REGION);
    }

    AssumeRoleResponse assume(Consumer<AssumeRoleRequest.Builder> change) {
        return clients().sts(Clients.VENDOR).assumeRole(request -> {
            request.roleArn(roleArn).roleSessionName("rolewatch").externalId(EXTERNAL_ID);
            change.accept(request);
        });
    }

    /** The credentials of a session in the account. */
    AwsCredentials session() {
        return Clients.of(assume(request -> {}).credentials());
    }
}
