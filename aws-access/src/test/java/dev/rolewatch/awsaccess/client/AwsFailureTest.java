package dev.rolewatch.awsaccess.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.client.AwsFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

class AwsFailureTest {
    @ParameterizedTest
    @CsvSource({
        "Throttling,              400, THROTTLED",
        "ThrottlingException,     400, THROTTLED",
        "RequestLimitExceeded,    503, THROTTLED",
        "AccessDenied,            403, DENIED",
        "UnauthorizedOperation,   403, DENIED",
        "AuthorizationError,      403, DENIED",
        "LimitExceededException,  400, THROTTLED",
        "ExpiredToken,            403, DENIED",
        "OptInRequired,           401, REGION_DISABLED",
        "InvalidParameterValue,   400, REJECTED",
        "InvalidParameterValueException, 400, REJECTED",
        "MissingParameter,        400, REJECTED",
        "ValidationError,         400, REJECTED",
        "ValidationException,     400, REJECTED",
        "ResourceNotFoundException, 400, REJECTED",
        "PaginationTokenExpiredException, 400, REJECTED",
        "NotAuthorized,           400, DENIED",
        "MissingAuthenticationToken, 403, DENIED",
        "SomethingNew,            403, DENIED",
        "SomethingNew,            400, REJECTED",
        "InvalidNextToken,        400, REJECTED",
        "RequestTimeout,          408, UNREACHABLE",
        "IncompleteSignature,     400, UNREACHABLE",
        ",                        403, UNREACHABLE",
        ",                        407, UNREACHABLE",
        "InternalFailure,         500, UNREACHABLE",
        "RequestTimeTooSkewed,    403, UNREACHABLE",
        ",                        502, UNREACHABLE",
    })
    void eachErrorCodeTellsTheCallerWhatToDo(String code, int status, Kind expected) {
        assertThat(AwsFailure.of(answered(code, status)).kind()).isEqualTo(expected);
    }

    @Test
    void anAnswerThatIsNotAwssIsNamedByItsStatus() {
        assertThat(AwsFailure.of(answered(null, 502)).code()).isEqualTo("HTTP 502");
    }

    @Test
    void whatAwsSaysOfASignatureIsLeftOutForItMayQuoteTheSessionsToken() {
        assertThat(AwsFailure.of(answered("InvalidSignatureException", 403)).detail())
                .isEqualTo("it did not accept the request's signature");
        assertThat(AwsFailure.of(answered("AccessDenied", 403)).detail()).isEqualTo("AWS says so");
    }

    @Test
    void noAnswerAtAllIsUnreachable() {
        AwsFailure failure = AwsFailure.of(SdkClientException.create("Connection refused"));

        assertThat(failure).isEqualTo(new AwsFailure(Kind.UNREACHABLE, "SdkClientException", "Connection refused"));
    }

    private static AwsServiceException answered(String code, int status) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("AWS says so")
                .build();
        return CloudWatchException.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
    }
}
