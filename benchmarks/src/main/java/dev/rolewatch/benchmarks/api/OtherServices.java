package dev.rolewatch.benchmarks.api;

import dev.rolewatch.benchmarks.Answerer;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Tells of each account what credential-service, discovery-service and collector-service tell once it is connected. */
final class OtherServices implements Answerer {
    private static final Duration CADENCE = Duration.ofMinutes(5);

    private final Producer<String, byte[]> producer;
    private final Set<Integer> proven = new HashSet<>();

    OtherServices(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void answer(Iterable<ConsumerRecord<String, byte[]>> accounts) {
        accounts.forEach(account -> answer(Json.read(account.value(), Account.class)));
    }

    private void answer(Account account) {
        if (account.state() != AccountState.VERIFYING) {
            return;
        }
        int number = World.number(account.awsAccount().value());
        if (proven.add(number)) {
            tell(account, trust(account, World.Fate.of(number)));
            if (World.Fate.of(number) == World.Fate.WORKS || World.Fate.of(number) == World.Fate.DENIED) {
                collect(account, number);
            }
        }
    }

    private static AccountEvent trust(Account account, World.Fate fate) {
        Instant now = Instant.now();
        return switch (fate) {
            case REFUSED ->
                new AccountEvent.TrustRefused(
                        account.id(),
                        now,
                        account.roleRevision(),
                        RefusalReason.TRUST_DENIED,
                        "AWS answered AccessDenied: let the trust policy name Rolewatch's account and the external ID.",
                        null);
            case INSECURE ->
                new AccountEvent.TrustInsecure(
                        account.id(),
                        now,
                        account.roleRevision(),
                        "The role opens without its external ID: add the condition sts:ExternalId to the trust policy.");
            default ->
                new AccountEvent.TrustProven(
                        account.id(), now, account.roleRevision(), true, account.externalId(), account.awsAccount());
        };
    }

    private void collect(Account account, int number) {
        Instant now = Instant.now();
        List<ResourceId> found = IntStream.range(0, World.resources(number))
                .mapToObj(OtherServices::resource)
                .toList();
        found.forEach(
                id -> send(Topics.RESOURCES, Resource.key(account.id(), id), Json.write(described(account, id, now))));
        tell(
                account,
                new AccountEvent.Scanned(
                        account.id(),
                        now,
                        World.REGIONS,
                        List.of(),
                        new TreeMap<>(Map.of("Shop/Orders", 12)),
                        new TreeMap<>(Map.of(World.REGIONS.get(0).value(), 2))));
        send(Topics.COLLECTION_REPORTS, account.id().toString(), Json.write(report(account, found, now)));
        if (World.Fate.of(number) == World.Fate.DENIED) {
            tell(
                    account,
                    new AccountEvent.Denied(
                            account.id(),
                            now,
                            World.REGIONS.get(0),
                            "tag:GetResources",
                            "The role may not call tag:GetResources: add it to its permissions policy."));
        }
    }

    private static CollectionReport report(Account account, List<ResourceId> found, Instant now) {
        List<ItemOutcome> items = found.stream()
                .limit(World.NAMESPACES.size())
                .map(id -> (ItemOutcome) new ItemOutcome.Read(
                        Integer.toHexString(id.hashCode()), id, CADENCE, now, 40, 8, 32, null, List.of()))
                .toList();
        return new CollectionReport(
                account.id(), account.tenant(), account.awsAccount(), World.REGIONS.get(0), now, 1, items);
    }

    private static ResourceId resource(int number) {
        return ResourceId.of(
                World.REGIONS.get(number % World.REGIONS.size()),
                World.NAMESPACES.get(number % World.NAMESPACES.size()),
                Map.of("Name", "orders-%04d".formatted(number)));
    }

    private static Resource described(Account account, ResourceId id, Instant now) {
        String name = id.dimensions().get("Name");
        return new Resource(
                account.id(),
                account.tenant(),
                account.awsAccount(),
                id,
                "arn:aws:example:" + id.region() + ":" + account.awsAccount() + ":" + name,
                name,
                new TreeMap<>(Map.of("team", "shop", "stage", "production")),
                new TreeMap<>(Map.of("state", "running")),
                now,
                now,
                List.of("Calls", "Errors", "Latency", "Throttles"),
                true);
    }

    private void tell(Account account, AccountEvent event) {
        send(Topics.ACCOUNT_EVENTS, account.id().toString(), Json.write(event));
    }

    private void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }
}
