package dev.rolewatch.simulator.quota;

import static java.util.Map.entry;

import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The quotas of each account in each Region, by the name of an operation, or of a service for all of its operations that
 * have none of their own. Those of SNS, Kinesis, Lambda and ECS are documented, other services' are guesses. They run on
 * the machine's time even when the simulated time stands still, since they shape how fast a client may call.
 */
public final class Quotas {
    /** Estimated datapoints per second of GetMetricData calls that start at most three hours ago. */
    public static final String RECENT_DATAPOINTS = "GetMetricData/recent-datapoints";
    /** Estimated datapoints per second of GetMetricData calls that start earlier. */
    public static final String OLDER_DATAPOINTS = "GetMetricData/older-datapoints";

    private static final String STS = "STS";
    private static final Quota EC2 = new Quota(20, 100);
    private static final Map<String, Quota> DEFAULTS = Map.ofEntries(
            entry(STS, Quota.perSecond(600)),
            entry("GetMetricData", Quota.perSecond(50)),
            entry(RECENT_DATAPOINTS, Quota.perSecond(180_000)),
            entry(OLDER_DATAPOINTS, Quota.perSecond(396_000)),
            entry("ListMetrics", Quota.perSecond(25)),
            entry("GetResources", Quota.perSecond(15)),
            entry("DescribeRegions", EC2),
            entry("DescribeInstances", EC2),
            entry("DescribeVolumes", EC2),
            entry("DescribeNatGateways", EC2),
            entry("autoscaling", new Quota(10, 40)),
            entry("rds", new Quota(10, 40)),
            entry("elasticloadbalancing", new Quota(10, 40)),
            entry("elasticache", new Quota(10, 40)),
            entry("sns", Quota.perSecond(30)),
            entry("dynamodb", new Quota(100, 400)),
            entry("sqs", new Quota(10, 40)),
            entry("ecs", new Quota(20, 50)),
            entry("kinesis", Quota.perSecond(5)),
            entry("lambda", new Quota(15, 30)),
            entry("s3", Quota.perSecond(100)));

    /** STS counts these together. */
    private static final Map<String, String> SHARED =
            Map.of("AssumeRole", STS, "GetCallerIdentity", STS, "GetFederationToken", STS);

    private final LongSupplier nanoTime;
    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<OwnQuota, Quota> own = new ConcurrentHashMap<>();

    private record Key(String accountId, String region, String name) {}

    private record OwnQuota(String accountId, String name) {}

    public Quotas(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Gives an account a quota that differs from the default, in each Region. */
    public void set(String accountId, String name, Quota quota) {
        own.put(new OwnQuota(accountId, name), quota);
        buckets.keySet().removeIf(key -> key.accountId.equals(accountId) && key.name.equals(name));
    }

    public void clear() {
        own.clear();
        buckets.clear();
    }

    /**
     * Takes a call from the quota of the operation if it has one, else from what all others of its service share.
     *
     * @throws AwsException Throttling, if the account has none left
     */
    public void takeCall(String accountId, String region, AwsService service, String api) {
        boolean hasOwn =
                SHARED.containsKey(api) || DEFAULTS.containsKey(api) || own.containsKey(new OwnQuota(accountId, api));
        take(accountId, region, hasOwn ? api : service.policyPrefix(), 1);
    }

    /** @throws AwsException Throttling, if the account has none left */
    public void take(String accountId, String region, String api, double amount) {
        String name = SHARED.getOrDefault(api, api);
        Quota quota = own.getOrDefault(new OwnQuota(accountId, name), DEFAULTS.get(name));
        if (quota == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        TokenBucket bucket =
                buckets.computeIfAbsent(new Key(accountId, region, name), key -> new TokenBucket(quota, now));
        if (!bucket.take(amount, quota, now)) {
            throw AwsException.of(AwsFailure.THROTTLED, "Rate exceeded");
        }
    }
}
