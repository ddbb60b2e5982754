package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** KMS (awsJson 1.1), through the SDK's client. */
class KmsTest {
    private static final String KEY = "11111111-2222-3333-4444-555555555555";
    private static final String OTHER_KEY = "11111111-2222-3333-4444-666666666666";
    private static final Map<String, String> CONTEXT = Map.of("account", "a1", "purpose", "secret");
    private static final SdkBytes SECRET = SdkBytes.fromUtf8String("a secret of bytes \u0000 ü");

    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void whatWasEncryptedIsDecryptedUnderTheSameContextWithoutNamingTheKey() {
        var customer = new Customer(simulator);
        String arn = customer.admin().kms().putKey(customer.account, Customer.REGION, KEY);
        KmsClient kms = kms(customer, "kms:*", "*");

        var encrypted = encrypt(kms, KEY);
        var decrypted = kms.decrypt(
                request -> request.ciphertextBlob(encrypted.ciphertextBlob()).encryptionContext(CONTEXT));

        assertThat(arn).isEqualTo("arn:aws:kms:eu-central-1:" + customer.account + ":key/" + KEY);
        assertThat(encrypted.keyId()).isEqualTo(arn);
        assertThat(decrypted.keyId()).isEqualTo(arn);
        assertThat(decrypted.plaintext()).isEqualTo(SECRET);
        assertThat(kms.describeKey(request -> request.keyId(arn)).keyMetadata().keyState())
                .isEqualTo(KeyState.ENABLED);
    }

    @Test
    void anotherContextAnotherKeyOrDamageIsRefused() {
        var customer = new Customer(simulator);
        customer.admin().kms().putKey(customer.account, Customer.REGION, KEY);
        customer.admin().kms().putKey(customer.account, Customer.REGION, OTHER_KEY);
        KmsClient kms = kms(customer, "kms:*", "*");
        SdkBytes ciphertext = encrypt(kms, KEY).ciphertextBlob();
        byte[] damaged = ciphertext.asByteArray();
        damaged[damaged.length - 1]++;

        assertThatThrownBy(() -> kms.decrypt(
                        request -> request.ciphertextBlob(ciphertext).encryptionContext(Map.of("account", "a2"))))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> kms.decrypt(request -> request.ciphertextBlob(ciphertext)
                        .encryptionContext(CONTEXT)
                        .keyId(OTHER_KEY)))
                .isInstanceOf(IncorrectKeyException.class);
        assertThatThrownBy(() -> kms.decrypt(request ->
                        request.ciphertextBlob(SdkBytes.fromByteArray(damaged)).encryptionContext(CONTEXT)))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> kms.decrypt(request -> request.ciphertextBlob(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void aRotatedKeyDecryptsWhatWasEncryptedBefore() {
        var customer = new Customer(simulator);
        customer.admin().kms().putKey(customer.account, Customer.REGION, KEY);
        KmsClient kms = kms(customer, "kms:*", "*");
        SdkBytes before = encrypt(kms, KEY).ciphertextBlob();

        customer.admin().kms().rotateKey(customer.account, Customer.REGION, KEY);
        SdkBytes after = encrypt(kms, KEY).ciphertextBlob();

        for (SdkBytes ciphertext : new SdkBytes[] {before, after}) {
            assertThat(kms.decrypt(request -> request.ciphertextBlob(ciphertext).encryptionContext(CONTEXT))
                            .plaintext())
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void aDisabledKeyNeitherEncryptsNorDecryptsUntilItIsEnabled() {
        var customer = new Customer(simulator);
        customer.admin().kms().putKey(customer.account, Customer.REGION, KEY);
        KmsClient kms = kms(customer, "kms:*", "*");
        SdkBytes ciphertext = encrypt(kms, KEY).ciphertextBlob();

        customer.admin().kms().disableKey(customer.account, Customer.REGION, KEY);

        assertThatThrownBy(() -> encrypt(kms, KEY)).isInstanceOf(DisabledException.class);
        assertThatThrownBy(() -> kms.decrypt(
                        request -> request.ciphertextBlob(ciphertext).encryptionContext(CONTEXT)))
                .isInstanceOf(DisabledException.class);
        customer.admin().kms().enableKey(customer.account, Customer.REGION, KEY);
        assertThat(encrypt(kms, KEY).ciphertextBlob()).isNotNull();
    }

    @Test
    void aKeyIsUsedOnlyByThoseWhosePoliciesAllowItInItsAccountAndRegion() {
        var customer = new Customer(simulator);
        var stranger = new Customer(simulator);
        String arn = customer.admin().kms().putKey(customer.account, Customer.REGION, KEY);
        customer.admin().kms().putKey(customer.account, Customer.REGION, OTHER_KEY);
        KmsClient writer = kms(customer, "kms:Encrypt", arn);

        SdkBytes ciphertext = encrypt(writer, KEY).ciphertextBlob();

        assertDenied(() -> encrypt(writer, OTHER_KEY));
        assertDenied(() ->
                writer.decrypt(request -> request.ciphertextBlob(ciphertext).encryptionContext(CONTEXT)));
        assertDenied(() -> encrypt(kms(stranger, "kms:*", "*"), arn));
        assertThatThrownBy(() -> encrypt(kms(stranger, "kms:*", "*"), KEY)).isInstanceOf(NotFoundException.class);
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KmsException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                .isEqualTo("AccessDeniedException"));
    }

    private static EncryptResponse encrypt(KmsClient kms, String keyId) {
        return kms.encrypt(request -> request.keyId(keyId).plaintext(SECRET).encryptionContext(CONTEXT));
    }

    private static KmsClient kms(Customer customer, String action, String resource) {
        String keyId = "AKIAVAULT" + customer.account;
        String policy = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "%s"}}""".formatted(action, resource);
        customer.admin().putUser(customer.account, "vault", keyId, "secret/of/vault", policy);
        return customer.clients().kms(AwsBasicCredentials.create(keyId, "secret/of/vault"));
    }
}
