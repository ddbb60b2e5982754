package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/** The calls of one scan, by several threads: each in its account's session and at its account's rate, repeated if that may help. */
final class AccountCalls {
    private final ScanRequest scan;
    private final AccountSessions sessions;
    private final CallRates rates;
    private final Retries retries;
    /** A session that was asked for because another was refused: what is denied to this one is denied, and it is kept. */
    private volatile AwsSessionCredentials secondOpinion;

    AccountCalls(ScanRequest scan, AccountSessions sessions, CallRates rates, Retries retries) {
        this.scan = scan;
        this.sessions = sessions;
        this.rates = rates;
        this.retries = retries;
    }

    /**
     * @param action the IAM action that the call needs
     * @param deadline after which the call is neither made nor repeated
     * @throws NoSessionException if credential-service gives no session
     */
    <T> T call(
            Region region,
            Api api,
            String action,
            Deadline deadline,
            Function<AwsRequestOverrideConfiguration, T> request)
            throws CallFailedException, InterruptedException {
        if (deadline.passed()) {
            throw CallFailedException.outOfTime(region, action);
        }
        int repeated = 0;
        while (true) {
            AwsSessionCredentials session = sessions.sessionOf(scan.account(), scan.awsAccount());
            rates.await(scan.awsAccount(), region, api);
            try {
                return request.apply(AwsClients.as(session));
            } catch (SdkException e) {
                AwsFailure failure = AwsFailure.of(e);
                if (failure.kind() == AwsFailure.Kind.THROTTLED) {
                    rates.throttled(scan.awsAccount(), region, api);
                }
                if (failure.kind() == AwsFailure.Kind.DENIED && isDoubted(action, session)) {
                    sessions.drop(scan.account(), scan.awsAccount(), session);
                    secondOpinion = sessions.sessionOf(scan.account(), scan.awsAccount());
                } else if (passing(failure, deadline) && repeated < retries.most()) {
                    retries.pause(repeated++);
                } else {
                    throw new CallFailedException(region, action, failure);
                }
            }
        }
    }

    /** Most roles do not allow what is optional, and a session is not replaced for it. */
    private boolean isDoubted(String action, AwsSessionCredentials session) {
        return !PermissionsPolicy.isOptional(action) && !session.equals(secondOpinion);
    }

    private static boolean passing(AwsFailure failure, Deadline deadline) {
        boolean mayPass = failure.kind() == AwsFailure.Kind.THROTTLED || failure.kind() == AwsFailure.Kind.UNREACHABLE;
        return mayPass && !deadline.passed();
    }
}
