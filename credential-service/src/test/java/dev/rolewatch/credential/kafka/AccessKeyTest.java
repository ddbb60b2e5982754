package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** Accounts that are entered by an access key, against the simulated STS. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
@WithTestResource(KeysetTestResource.class)
class AccessKeyTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    StsRoles roles;

    private final Customer customer = new Customer();
    private final Account account = customer.pending();
    private KafkaSide kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaSide(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void aKeyIsProvenAndAskersGetTemporarySessionsWithoutItsSecretOnAnyTopic() {
        Account verifying = Revised.withKey(account, customer.key(account, Customer.MAY_EVERYTHING));
        kafka.publish(verifying);

        TrustProven proven = kafka.event(account.id(), TrustProven.class);
        Session session = kafka.ask(verifying);

        assertThat(proven.externalId()).isNull();
        assertThat(proven.awsAccount()).isEqualTo(new AwsAccountId(customer.awsAccount()));
        assertThat(session.accessKeyId()).startsWith("ASIA");
        assertThat(roles.accountOf(session, "aws")).isEqualTo(proven.awsAccount());
        Account active = Revised.active(verifying, proven.awsAccount());
        kafka.publish(active);
        assertThat(kafka.askUntilGiven(active)).isEqualTo(session);
        assertThat(Customer.AWS
                        .bill(customer.awsAccount())
                        .api("GetFederationToken")
                        .answered())
                .isEqualTo(2);
        assertThat(kafka.written()).doesNotContain(Customer.SECRET, session.secretAccessKey(), session.sessionToken());
    }

    @Test
    void aSessionOfAKeyThatMayEverythingMayNoMoreThanCollectingNeeds() {
        Account verifying = Revised.withKey(account, customer.key(account, Customer.MAY_EVERYTHING));
        kafka.publish(verifying);
        kafka.event(account.id(), TrustProven.class);
        Session session = kafka.ask(verifying);
        String key = Customer.AWS
                .kms()
                .putKey(customer.awsAccount(), "eu-central-1", UUID.randomUUID().toString());
        try (CloudWatchClient cloudWatch = CloudWatchClient.builder()
                        .credentialsProvider(credentials(session))
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
                KmsClient kms = KmsClient.builder()
                        .credentialsProvider(credentials(session))
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build()) {
            assertThat(cloudWatch.listMetrics().metrics()).isEmpty();
            assertThatThrownBy(() -> kms.describeKey(request -> request.keyId(key)))
                    .hasMessageContaining("kms:DescribeKey");
        }
    }

    private static StaticCredentialsProvider credentials(Session session) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    @Test
    void theRootUsersKeyIsRefused() {
        Customer.AWS.putRootUser(customer.awsAccount(), customer.accessKeyId(), Customer.SECRET);

        assertThat(refusal(encrypted(Customer.SECRET)))
                .extracting(TrustRefused::reason)
                .isEqualTo(RefusalReason.ACCESS_KEY_OF_ROOT);
    }

    @Test
    void aKeyThatAwsDoesNotKnowIsRefusedAsTheCustomers() {
        assertThat(refusal(encrypted(Customer.SECRET)))
                .extracting(TrustRefused::reason)
                .isEqualTo(RefusalReason.ACCESS_KEY_REFUSED);
    }

    @Test
    void aMistypedSecretIsRefusedAndNotQuoted() {
        customer.key(account, Customer.MAY_EVERYTHING);

        TrustRefused refused = refusal(encrypted("not-the-secret-of-this-key"));

        assertThat(refused.reason()).isEqualTo(RefusalReason.ACCESS_KEY_REFUSED);
        assertThat(refused.detail()).contains(customer.accessKeyId()).doesNotContain("not-the-secret-of-this-key");
    }

    @Test
    void aKeyThatIsDeactivatedIsRefusedAndFoundAgainWhenItIsActive() {
        EncryptedAccessKey key = customer.key(account, Customer.MAY_EVERYTHING);
        Customer.AWS.deactivateKey(customer.awsAccount(), Customer.USER);

        assertThat(refusal(key).reason()).isEqualTo(RefusalReason.ACCESS_KEY_REFUSED);

        Customer.AWS.reactivateKey(customer.awsAccount(), Customer.USER);
        kafka.event(account.id(), TrustProven.class);
    }

    @Test
    void aUserWhoMayNotFederateIsToldWhichPermissionIsMissing() {
        TrustRefused refused = refusal(customer.key(account, PermissionsPolicy.json()));

        assertThat(refused.reason()).isEqualTo(RefusalReason.FEDERATION_DENIED);
        assertThat(refused.detail()).contains("sts:GetFederationToken");
    }

    @Test
    void aSecretThatWasEncryptedWithAnotherKeyIsTheOperatorsTrouble(@TempDir Path folder) throws IOException {
        Path other = folder.resolve("other.json");
        KeysetFile.addKey(other);

        TrustRefused refused =
                refusal(KeysetTestResource.encrypt(other, account.id(), customer.accessKeyId(), Customer.SECRET));

        assertThat(refused.reason()).isEqualTo(RefusalReason.ACCESS_KEY_UNREADABLE);
        assertThat(refused.detail()).contains("operator", "rolewatch.access-keys");
        assertThat(refused.retryingUntil()).isNotNull();
    }

    @Test
    void anAccountThatMovesToARoleIsEnteredByTheRoleAloneFromThenOn() {
        Account withKey = Revised.withKey(account, customer.key(account, Customer.MAY_EVERYTHING));
        kafka.publish(withKey);
        kafka.event(account.id(), TrustProven.class);
        kafka.ask(withKey);

        Account withRole = Revised.withRole(withKey, customer.trustingRole());
        kafka.publish(withRole);

        kafka.withdrawal(account.id(), 1);
        TrustProven proven =
                kafka.event(account.id(), TrustProven.class, event -> event.roleRevision() == withRole.roleRevision());
        assertThat(proven.externalId()).isEqualTo(customer.externalId());
        long federated = federated();
        kafka.askUntilGiven(withRole);
        assertThat(federated()).isEqualTo(federated);
    }

    private long federated() {
        return Customer.AWS
                .bill(customer.awsAccount())
                .api("GetFederationToken")
                .answered();
    }

    private EncryptedAccessKey encrypted(String secret) {
        return KeysetTestResource.encrypt(account.id(), customer.accessKeyId(), secret);
    }

    private TrustRefused refusal(EncryptedAccessKey key) {
        kafka.publish(Revised.withKey(account, key));
        return kafka.event(account.id(), TrustRefused.class);
    }
}
