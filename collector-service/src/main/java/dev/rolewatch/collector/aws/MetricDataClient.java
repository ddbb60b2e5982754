package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.collector.aws.PlaceProgress.Waiting;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** Sends GetMetricData requests with the account's session, at the account's rate, and asks again where that may help. */
public final class MetricDataClient implements MetricDataPages {
    private static final int ATTEMPTS = 4;
    /** One Region has this fraction of all requests in flight. */
    private static final int REGION_SHARE = 4;
    /**
     * The quotas are 50 calls and 180,000 datapoints a second ("CloudWatch service quotas"), so a call with more datapoints
     * than this uses up the share of several.
     */
    private static final long DATAPOINTS_PER_CALL = 180_000 / 50;

    private final AwsClients clients;
    private final AccountSessions sessions;
    private final CallRates rates;
    private final Duration pause;
    private final int perRegion;
    private final Semaphore inFlight;
    private final Map<Region, Semaphore> inFlightThere = new ConcurrentHashMap<>();

    /**
     * @param concurrency requests in flight at a time, of all accounts together; a quarter of them in one Region, so that
     *     one which hangs leaves room for the others
     * @param pause before the first repeat; it doubles with each
     */
    public MetricDataClient(
            AwsClients clients, AccountSessions sessions, CallRates rates, int concurrency, Duration pause) {
        this.clients = clients;
        this.sessions = sessions;
        this.rates = rates;
        this.pause = pause;
        this.perRegion = Math.max(1, concurrency / REGION_SHARE);
        this.inFlight = new Semaphore(concurrency, true);
    }

    @Override
    public GetMetricDataResponse send(GetMetricDataRequest request, long datapoints, PlaceProgress progress)
            throws MetricDataException, InterruptedException {
        AccountRegion where = progress.where();
        boolean deniedBefore = false;
        for (int attempt = 1; ; attempt++) {
            AwsSessionCredentials session = session(progress);
            AwsFailure failure;
            try {
                return attempt(request, datapoints, session, progress);
            } catch (SdkException e) {
                if (e instanceof AbortedException || Thread.interrupted()) {
                    throw new InterruptedException("the batch ended");
                }
                failure = AwsFailure.of(e);
            }
            switch (failure.kind()) {
                case DENIED -> {
                    if (deniedBefore) {
                        // A permission is missing: the new session is as good as any, and works for what is allowed.
                        throw Failures.of(failure, where);
                    }
                    sessions.drop(where.account(), where.awsAccount(), session);
                    deniedBefore = true;
                }
                case THROTTLED, UNREACHABLE -> {
                    if (failure.kind() == AwsFailure.Kind.THROTTLED) {
                        progress.throttled();
                    }
                    if (attempt >= ATTEMPTS) {
                        throw Failures.of(failure, where);
                    }
                    Thread.sleep(pauseAfter(attempt));
                }
                case REGION_DISABLED, REJECTED -> throw Failures.of(failure, where);
            }
        }
    }

    private GetMetricDataResponse attempt(
            GetMetricDataRequest request, long datapoints, AwsSessionCredentials session, PlaceProgress progress)
            throws InterruptedException {
        awaitTurn(datapoints, progress);
        Region region = progress.where().region();
        Semaphore there = inFlightThere.computeIfAbsent(region, key -> new Semaphore(perRegion, true));
        there.acquire();
        try {
            inFlight.acquire();
            try {
                progress.called();
                return clients.cloudWatch(region)
                        .getMetricData(request.toBuilder()
                                .overrideConfiguration(AwsClients.as(session))
                                .build());
            } finally {
                inFlight.release();
            }
        } finally {
            there.release();
        }
    }

    private void awaitTurn(long datapoints, PlaceProgress progress) throws InterruptedException {
        AccountRegion where = progress.where();
        progress.waits(Waiting.TURN);
        for (long used = DATAPOINTS_PER_CALL; used < datapoints; used += DATAPOINTS_PER_CALL) {
            rates.book(where.awsAccount(), where.region(), Api.GET_METRIC_DATA);
        }
        rates.await(where.awsAccount(), where.region(), Api.GET_METRIC_DATA);
        progress.has(Waiting.TURN);
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

    private long pauseAfter(int attempt) {
        long longest = pause.toMillis() << (attempt - 1);
        return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }
}
