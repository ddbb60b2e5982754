package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.awsaccess.rate.CallCost;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.collector.aws.PlaceProgress.Waiting;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends GetMetricData requests with the account's session, at the account's rate, and asks again where that may help. */
public final class MetricDataClient implements MetricDataPages {
    private final MetricDataCalls calls;
    private final AccountSessions sessions;
    private final CallRates rates;
    private final Repeats repeats;
    private final InFlight inFlight;

    /**
     * @param concurrency requests in flight at a time, of all accounts together
     * @param pause before the first repeat; it doubles with each
     */
    public MetricDataClient(
            AwsClients clients, AccountSessions sessions, CallRates rates, int concurrency, Duration pause) {
        this.calls = new MetricDataCalls(clients);
        this.sessions = sessions;
        this.rates = rates;
        this.repeats = new Repeats(pause);
        this.inFlight = new InFlight(concurrency);
    }

    @Override
    public MetricDataPage send(PageRequest page, PlaceProgress progress)
            throws MetricDataException, InterruptedException {
        boolean deniedBefore = false;
        for (int attempt = 1; ; attempt++) {
            AwsSessionCredentials session = session(progress);
            AwsFailure failure;
            try {
                MetricDataPage response = attempt(page, session, progress);
                progress.answered();
                return response;
            } catch (SdkException e) {
                if (e instanceof AbortedException || Thread.interrupted()) {
                    throw new InterruptedException("the batch ended");
                }
                failure = AwsFailure.of(e);
            }
            tell(failure, progress);
            // Where a permission is missing, the new session is as good as any, and works for what is allowed.
            if (failure.kind() == AwsFailure.Kind.DENIED && !deniedBefore) {
                sessions.drop(progress.where().account(), progress.where().awsAccount(), session);
                deniedBefore = true;
            } else {
                Thread.sleep(repeats.pauseAfter(attempt, failure, progress));
            }
        }
    }

    private MetricDataPage attempt(PageRequest page, AwsSessionCredentials session, PlaceProgress progress)
            throws MetricDataException, InterruptedException {
        Duration back = Duration.between(page.call().window().from(), progress.startedAt());
        awaitTurn(CallCost.ofMetricData(page.datapoints(), back), progress);
        Region region = progress.where().region();
        progress.waits(Waiting.CONNECTION);
        return inFlight.call(region, () -> {
            progress.has(Waiting.CONNECTION);
            progress.called();
            return calls.call(region, page, session);
        });
    }

    private void awaitTurn(CallCost cost, PlaceProgress progress) throws MetricDataException, InterruptedException {
        progress.waits(Waiting.TURN);
        progress.line().lockInterruptibly();
        try {
            progress.requireOpen();
            TimeUnit.NANOSECONDS.sleep(book(cost, progress).toNanos());
        } finally {
            progress.line().unlock();
        }
        progress.has(Waiting.TURN);
    }

    private Duration book(CallCost cost, PlaceProgress progress) throws MetricDataException {
        AccountRegion where = progress.where();
        return rates.book(where.awsAccount(), where.region(), progress.shards(), cost, progress.longestWait())
                .orElseThrow(() -> new MetricDataException(Failures.noTurn(where), MetricDataException.Scope.PLACE));
    }

    private void tell(AwsFailure failure, PlaceProgress progress) {
        if (failure.kind() == AwsFailure.Kind.REJECTED) {
            progress.answered();
        } else {
            progress.troubled();
        }
        if (failure.kind() == AwsFailure.Kind.THROTTLED) {
            progress.throttled();
            AccountRegion where = progress.where();
            rates.throttled(where.awsAccount(), where.region(), Api.GET_METRIC_DATA);
        }
    }

    private AwsSessionCredentials session(PlaceProgress progress) throws MetricDataException, InterruptedException {
        try {
            progress.waits(Waiting.SESSION);
            AwsSessionCredentials session = sessions.sessionOf(
                    progress.where().account(), progress.where().awsAccount());
            progress.has(Waiting.SESSION);
            return session;
        } catch (NoSessionException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the batch ended");
            }
            throw Failures.of(e);
        }
    }
}
