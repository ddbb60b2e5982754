package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.StsException;

class StsRefusalsTest {
    private static final Region REGION = Region.EU_CENTRAL_1;

    @ParameterizedTest
    @CsvSource({
        "AccessDenied,            403, because no role trust policy allows the sts:AssumeRole action,     TRUST_DENIED",
        "AccessDenied,            403, because no identity-based policy allows the sts:AssumeRole action, OWN_IDENTITY_BROKEN",
        "AccessDenied,            403, DurationSeconds exceeds the MaxSessionDuration set for this role,  REQUEST_REJECTED",
        "ValidationError,         400, DurationSeconds exceeds the MaxSessionDuration set for this role,  REQUEST_REJECTED",
        "PackedPolicyTooLarge,    400, too large,             SESSION_POLICY_TOO_LARGE",
        "MalformedPolicyDocument, 400, malformed,             REQUEST_REJECTED",
        "RegionDisabledException, 403, not activated,         REGION_DISABLED",
        "Throttling,              400, Rate exceeded,         THROTTLED",
        "InvalidClientTokenId,    403, invalid,               OWN_IDENTITY_BROKEN",
        "ExpiredToken,            403, expired,               OWN_IDENTITY_BROKEN",
        "SignatureDoesNotMatch,   403, Signature expired,     OWN_IDENTITY_BROKEN",
        "RequestTimeTooSkewed,    403, too skewed,            OWN_IDENTITY_BROKEN",
        "InternalFailure,         500, failed,                UNREACHABLE",
        ",                        502, Bad Gateway,           UNREACHABLE",
    })
    void eachErrorOfAssumeRoleIsGivenToWhoCanMendIt(String code, int status, String message, RefusalReason expected) {
        assertThat(StsRefusals.ofRole(answered(code, status, message), Accounts.ROLE, REGION)
                        .reason())
                .isEqualTo(expected);
    }

    @Test
    void aDeniedRoleComesWithWhatToCheckAndWhatAwsSaid() {
        assertThat(StsRefusals.ofRole(answered("AccessDenied", 403, "is not authorized"), Accounts.ROLE, REGION)
                        .detail())
                .contains(Accounts.ROLE.value(), "trust policy", "external ID", "is not authorized");
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationError, The requested DurationSeconds exceeds the MaxSessionDuration set for this role., OF_ROLE",
        "AccessDenied, The requested DurationSeconds exceeds the MaxSessionDuration set for this role., OF_ROLE",
        "ValidationError, The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining., OF_CHAINING",
        "AccessDenied, is not authorized to perform: sts:AssumeRole,",
    })
    void aLifeThatIsTooLongIsToldFromOtherRefusalsByItsText(String code, String message, Limit limit) {
        assertThat(StsRefusals.lifeLimit(answered(code, 400, message))).isEqualTo(Optional.ofNullable(limit));
    }

    @Test
    void aSessionPolicyThatIsTooLargeComesWithWhatItSharesTheRoomWith() {
        assertThat(StsRefusals.ofRole(answered("PackedPolicyTooLarge", 400, "103% of the limit"), Accounts.ROLE, REGION)
                        .detail())
                .contains(Accounts.ROLE.value(), "session tags", "103% of the limit");
    }

    @Test
    void aRegionWhereStsIsNotActiveIsNamed() {
        assertThat(StsRefusals.ofRole(answered("RegionDisabledException", 403, "not activated"), Accounts.ROLE, REGION)
                        .detail())
                .contains("eu-central-1", Accounts.ROLE.account().value());
    }

    @Test
    void whatOnlyOperatorsCanMendIsNotSpelledOutToCustomers() {
        SdkClientException ofTheChain = SdkClientException.create("Profile file /home/rolewatch/.aws/config is empty");

        assertThat(StsRefusals.withoutOwnCredentials("aws", ofTheChain).detail())
                .contains("operator must give")
                .doesNotContain("/home/rolewatch");
        assertThat(StsRefusals.unreachable(ofTheChain).detail())
                .contains("nothing is to be done")
                .doesNotContain("/home/rolewatch");
    }

    @Test
    void noAnswerIsUnreachable() {
        assertThat(StsRefusals.ofRole(SdkClientException.create("Connection refused"), Accounts.ROLE, REGION)
                        .reason())
                .isEqualTo(RefusalReason.UNREACHABLE);
    }

    @Test
    void aFreshSessionThatStsDoesNotKnowYetIsNotOurIdentitysFault() {
        AwsServiceException unknown = answered("InvalidClientTokenId", 403, "invalid");

        assertThat(StsRefusals.ofSession(unknown).reason()).isEqualTo(RefusalReason.UNREACHABLE);
        assertThat(StsRefusals.ofOurselves(unknown).reason()).isEqualTo(RefusalReason.OWN_IDENTITY_BROKEN);
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
}
