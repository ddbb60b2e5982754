package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

class CloudWatchDenialsTest extends CloudWatchFixture {
    @Test
    void whoeverMayNotReadIsToldInAwssWords() {
        String onlyList = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "cloudwatch:List*", "Resource": "*"}}""";
        var customer = new Customer(simulator, role -> role.withPolicy("metrics", onlyList));
        var narrowed = new Customer(simulator);
        var narrow =
                Clients.of(narrowed.assume(request -> request.policy(onlyList)).credentials());

        String user = "User: arn:aws:sts::%s:assumed-role/RolewatchReader/rolewatch is not authorized to perform:"
                + " cloudwatch:GetMetricData because no %s policy allows the cloudwatch:GetMetricData action";
        assertThat(denial(customer.clients().cloudWatch(customer.session())))
                .isEqualTo(user.formatted(customer.account, "identity-based"));
        assertThat(denial(narrowed.clients().cloudWatch(narrow)))
                .isEqualTo(user.formatted(narrowed.account, "session"));
    }

    @Test
    void revokedSessionsAreDeniedAndNewOnesAreNot() {
        try (var own = AwsSimulator.start(0)) {
            var customer = new Customer(own);
            CloudWatchClient old = customer.clients().cloudWatch(customer.session());
            own.admin().shiftClock(Duration.ofSeconds(5));
            own.admin().revokeSessions(customer.account, Customer.ROLE);

            assertThat(denial(old)).endsWith("with an explicit deny in an identity-based policy");
            assertThat(customer.clients()
                            .cloudWatch(customer.session())
                            .listMetrics()
                            .metrics())
                    .isEmpty();
        }
    }

    private static String denial(CloudWatchClient client) {
        var denied = catchThrowableOfType(
                CloudWatchException.class,
                () -> client.getMetricData(
                        request(query("q", "queue-0", "Sum", 60)).build()));
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        return denied.awsErrorDetails().errorMessage();
    }
}
