package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.credential.RefusalReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

class FailuresTest {
    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "UNREACHABLE", "OWN_IDENTITY_BROKEN", "ACCESS_KEY_UNREADABLE"})
    void anOutageOfOurOwnIsNotBlamedOnTheCustomer(RefusalReason reason) {
        MetricDataException told = Failures.of(new NoSessionException(reason, "Mend our identity."));

        assertThat(told.failure().reason()).isEqualTo(NotReadReason.UNREACHABLE);
        assertThat(told.failure().detail())
                .contains("nothing to do in the account")
                .doesNotContain("identity");
        assertThat(told.getCause()).hasMessage("Mend our identity.");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"THROTTLED", "UNREACHABLE", "OWN_IDENTITY_BROKEN", "ACCESS_KEY_UNREADABLE"},
            mode = Mode.EXCLUDE)
    void whatTheCustomerCanMendIsToldToTheCustomer(RefusalReason reason) {
        assertThat(Failures.of(new NoSessionException(reason, "Mend it.")).failure())
                .isEqualTo(new Failure(NotReadReason.NO_SESSION, "Mend it."));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidParameterValue, REJECTED, METRICS",
        "ValidationError, REJECTED, METRICS",
        "SomethingNew, INCOMPLETE, METRICS",
        "InvalidNextToken, INCOMPLETE, PAGES",
        "RequestExpired, UNREACHABLE, QUESTION"
    })
    void onlyWhatSaysSoIsTheLastWordOnAMetric(String code, NotReadReason reason, MetricDataException.Scope scope) {
        var answer = CloudWatchException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("No.")
                        .build())
                .build();

        MetricDataException told = Failures.of(AwsFailure.of(answer), AccountRegion.of(item("i-1", WINDOW)));

        assertThat(told.failure().reason()).isEqualTo(reason);
        assertThat(told.scope()).isEqualTo(scope);
    }
}
