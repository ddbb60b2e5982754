package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A customer with an AWS account of their own in the simulator. */
final class Customer {
    static final SimulatorAdmin AWS = SimulatorTestResource.admin();
    static final String USER = "metrics";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final String MAY_EVERYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""";
    private static final AtomicLong NEXT_AWS_ACCOUNT = new AtomicLong(111_100_000_000L);

    private final String awsAccount = Long.toString(NEXT_AWS_ACCOUNT.getAndIncrement());
    private final ExternalId externalId = ExternalId.random();

    Customer() {
        AWS.putAccount(awsAccount, "eu-central-1");
    }

    String awsAccount() {
        return awsAccount;
    }

    ExternalId externalId() {
        return externalId;
    }

    /** A role that trusts Rolewatch with the right external ID only. */
    RoleArn trustingRole() {
        return role(condition("StringEquals", externalId.value()));
    }

    /** A role that trusts Rolewatch on a condition, which may be empty. */
    RoleArn role(String condition) {
        String trust = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::%s:root"}%s}]}""".formatted(AwsSimulator.VENDOR_ACCOUNT, condition);
        return new RoleArn(AWS.putRole(
                awsAccount,
                RoleDefinition.trusting("RolewatchRead", trust).withPolicy("read", PermissionsPolicy.json())));
    }

    static String condition(String operator, String externalId) {
        return ", \"Condition\": {\"%s\": {\"sts:ExternalId\": \"%s\"}}".formatted(operator, externalId);
    }

    Account verifying(RoleArn role) {
        return account(AccountState.VERIFYING, role);
    }

    Account active(RoleArn role) {
        return account(AccountState.ACTIVE, role);
    }

    /** An account that waits for something to be entered by. */
    Account pending() {
        return account(AccountState.PENDING, null);
    }

    /** An access key of a user who may do what the policies say, as account-service publishes it. */
    EncryptedAccessKey key(Account account, String... policies) {
        AWS.putUser(awsAccount, USER, accessKeyId(), SECRET, policies);
        return KeysetTestResource.encrypt(account.id(), accessKeyId(), SECRET);
    }

    String accessKeyId() {
        return "AKIA" + awsAccount + "USER";
    }

    private Account account(AccountState state, RoleArn role) {
        return new Account(
                new AccountId(UUID.randomUUID()),
                TenantId.DEFAULT,
                "test",
                2,
                state,
                externalId,
                role,
                2,
                List.of(),
                Instant.now());
    }
}
