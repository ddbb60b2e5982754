package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** One scan's calls in one Region, until its time there is up. */
public final class RegionCalls {
    private final AccountCalls calls;
    private final AwsClients clients;
    private final Region region;
    private final Deadline deadline;
    private final Map<Api, Integer> requests = new EnumMap<>(Api.class);

    RegionCalls(AccountCalls calls, AwsClients clients, Region region, Deadline deadline) {
        this.calls = calls;
        this.clients = clients;
        this.region = region;
        this.deadline = deadline;
    }

    public Region region() {
        return region;
    }

    /** The id of something in this Region that one dimension names. */
    public ResourceId id(String namespace, String dimension, String value) {
        return ResourceId.of(region, namespace, Map.of(dimension, value));
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AwsClient> C client(
            Class<C> type, Supplier<B> builder) {
        return clients.of(type, builder, region);
    }

    /** @param action the IAM action that the call needs */
    public <T> T call(Api api, String action, Function<AwsRequestOverrideConfiguration, T> request)
            throws CallFailedException, InterruptedException {
        return calls.call(region, api, action, deadline, session -> {
            requests.merge(api, 1, Integer::sum);
            return request.apply(session);
        });
    }

    /** How many requests were sent to an API, with those that were repeated. */
    int requests(Api api) {
        return requests.getOrDefault(api, 0);
    }

    /** A call for a page. */
    public interface Request<T> {
        /** @param token of the page; null for the first */
        T send(AwsRequestOverrideConfiguration session, String token);
    }

    /** What is done with a page before the next one is asked for. */
    public interface Sink<T> {
        void accept(T page) throws CallFailedException, InterruptedException;
    }

    /**
     * Asks for page after page.
     *
     * @param next the token that a page gives for the one after it; null or empty on the last
     */
    public <T> void pages(Api api, String action, Request<T> request, Function<T, String> next, Sink<T> sink)
            throws CallFailedException, InterruptedException {
        String token = null;
        do {
            String asked = token;
            T page = call(api, action, session -> request.send(session, asked));
            sink.accept(page);
            token = next.apply(page);
        } while (token != null && !token.isEmpty());
    }
}
