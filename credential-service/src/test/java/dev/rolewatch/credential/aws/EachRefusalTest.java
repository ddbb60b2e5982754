package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.awsaccess.sealing.SessionOpener;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.config.AccessKeysConfig;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.credential.session.Gate;
import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.trust.TrustProbe;
import dev.rolewatch.credential.trust.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.StsException;

/** Why there is no session, in words: for each reason, whichever part finds it. */
class EachRefusalTest {
    private static final Region REGION = Region.EU_CENTRAL_1;
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /** As AWS quotes the request whose signature it finds wrong. */
    private static final String WHAT_AWS_SAYS =
            "The request is wrong.\n\nThe Canonical String for this request should have"
                    + " been\n'POST\n/\n\nx-amz-security-token:" + SECRET + "'";

    /** Whose next step depends on what the account is entered by, so that account-service's record gives it. */
    private static final Set<RefusalReason> WITHOUT_NEXT_STEP = EnumSet.of(
            RefusalReason.SESSION_POLICY_TOO_LARGE, RefusalReason.REQUEST_REJECTED, RefusalReason.REGION_DISABLED);

    /** What somebody is to do, or that nobody is. */
    private static final String NEXT_STEP = "(?s).*(Check|check|Give|give|Delete|Attach|Activate|activate it|Connect"
            + "|report|shorten|Remove|operator must|by itself|nothing is to be done).*";

    @ParameterizedTest
    @EnumSource
    void eachReasonComesWithASentenceThatSaysWhatToDoUnlessTheRecordDoesAndHoldsNoSecret(RefusalReason reason) {
        Refusal refusal = refusalFor(reason);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.detail()).hasSizeGreaterThan(40).doesNotContain(SECRET);
        assertThat(refusal.detail().matches(NEXT_STEP)).isNotEqualTo(WITHOUT_NEXT_STEP.contains(reason));
        assertThat(refusal.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidClientTokenId,    403, ACCESS_KEY_REFUSED",
        "SignatureDoesNotMatch,   403, ACCESS_KEY_REFUSED",
        "ExpiredToken,            403, ACCESS_KEY_REFUSED",
        "AccessDenied,            403, FEDERATION_DENIED",
        "RequestTimeTooSkewed,    403, UNREACHABLE",
        "PackedPolicyTooLarge,    400, SESSION_POLICY_TOO_LARGE",
        "RegionDisabledException, 403, REGION_DISABLED",
        "ValidationError,         400, REQUEST_REJECTED",
        "Throttling,              400, THROTTLED",
        "InternalFailure,         500, UNREACHABLE",
    })
    void noErrorOfACallWithTheCustomersKeyIsCalledOurIdentitys(String code, int status, RefusalReason expected) {
        assertThat(AccessKeyRefusals.of(answered(code, status), Accounts.KEY, REGION)
                        .reason())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SignatureDoesNotMatch",
                "IncompleteSignature",
                "InvalidSignatureException",
                "ExpiredToken",
                "InvalidClientTokenId",
                "RequestTimeTooSkewed"
            })
    void ofARequestThatIsNotAcceptedAsOursOnlyTheCodeIsTold(String code) {
        AwsServiceException answer = answered(code, 403, "x-amz-security-token:" + SECRET);

        assertThat(StsRefusals.ofRole(answer, Accounts.ROLE, REGION).detail())
                .contains(code)
                .doesNotContain(SECRET);
        assertThat(StsRefusals.ofOurselves(answer).detail()).contains(code).doesNotContain(SECRET);
        assertThat(StsRefusals.ofSession(answer).detail()).doesNotContain(SECRET);
        assertThat(AccessKeyRefusals.of(answer, Accounts.KEY, REGION).detail()).doesNotContain(SECRET);
    }

    @Test
    void aFederatedSessionIsNamedForRolewatchAndTheAccountInAsManyCharactersAsAwsAllows() {
        assertThat(StsAccessKeys.nameFor(Accounts.ID))
                .isEqualTo("rolewatch-6f1de1c5-5e3f-4a0e-9f5")
                .hasSize(32);
    }

    private static Refusal refusalFor(RefusalReason reason) {
        return switch (reason) {
            case TRUST_DENIED -> ofRole("AccessDenied", 403);
            case REGION_DISABLED -> ofRole("RegionDisabledException", 403);
            case SESSION_POLICY_TOO_LARGE -> ofRole("PackedPolicyTooLarge", 400);
            case REQUEST_REJECTED -> ofRole("ValidationError", 400);
            case THROTTLED -> ofRole("Throttling", 400);
            case OWN_IDENTITY_BROKEN -> ofRole("InvalidClientTokenId", 403);
            case UNREACHABLE -> StsRefusals.ofRole(SdkClientException.create(WHAT_AWS_SAYS), Accounts.ROLE, REGION);
            case ACCESS_KEY_REFUSED ->
                AccessKeyRefusals.of(answered("SignatureDoesNotMatch", 403), Accounts.KEY, REGION);
            case FEDERATION_DENIED -> AccessKeyRefusals.of(answered("AccessDenied", 403), Accounts.KEY, REGION);
            case ACCESS_KEY_OF_ROOT -> AccessKeyRefusals.ofRoot(Accounts.KEY);
            case ACCESS_KEY_UNREADABLE -> thrown(() -> new KeySecrets(withoutKeys()).of(Accounts.ID, Accounts.KEY));
            case PARTITION_NOT_SERVED -> thrown(() -> clientsOfOnePartition().of("aws-cn"));
            case WRONG_ACCOUNT -> ofWrongAccount();
            case NOT_CONNECTED -> ofUnknownAccount();
        };
    }

    private static Refusal ofRole(String code, int status) {
        return StsRefusals.ofRole(answered(code, status), Accounts.ROLE, REGION);
    }

    private static AwsServiceException answered(String code, int status) {
        return answered(code, status, WHAT_AWS_SAYS);
    }

    private static AwsServiceException answered(String code, int status, String message) {
        return StsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private static Refusal thrown(ThrowingCallable call) {
        return catchThrowableOfType(RefusedException.class, call).refusal();
    }

    private static AccessKeysConfig withoutKeys() {
        return new AccessKeysConfig() {
            @Override
            public Optional<Path> keysetFile() {
                return Optional.empty();
            }

            @Override
            public Optional<String> kmsKey() {
                return Optional.empty();
            }
        };
    }

    private static StsClients clientsOfOnePartition() {
        return new StsClients(
                Region.EU_CENTRAL_1, Map::of, () -> new StsRate(() -> 1, Duration.ofSeconds(1), System::nanoTime));
    }

    private static Refusal ofWrongAccount() {
        SettableClock clock = new SettableClock();
        FakeRoles roles = new FakeRoles(clock);
        roles.entered = new AwsAccountId("999999999999");
        Account account = Accounts.in(AccountState.VERIFYING);
        Verdict verdict = new TrustProbe(roles, new FakeKeys(clock), true).probe(account);
        return ((Verdict.Refused) verdict).why();
    }

    private static Refusal ofUnknownAccount() {
        CredentialRequest request = new CredentialRequest(
                "request-1", Accounts.ID, new SessionOpener().publicKey(), Accounts.NOON, null, null);
        CredentialReply.Refused reply =
                (CredentialReply.Refused) new Gate(new KnownAccounts(), null, null).answer(request, Accounts.NOON);
        return new Refusal(reply.reason(), reply.detail());
    }
}
