package dev.rolewatch.account.console;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells on the topics what the other services would. */
final class OtherServices implements AutoCloseable {
    private static final Region REGION = new Region("eu-central-1");
    private static final AwsAccountId AWS_ACCOUNT = new AwsAccountId("210987654321");

    private final KafkaProducer<String, byte[]> producer;
    private final TenantId tenant;

    OtherServices(String bootstrapServers, String tenant) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        this.tenant = new TenantId(tenant);
    }

    void cannotEnter(String account, Instant retryingUntil) {
        tell(new TrustRefused(
                AccountId.of(account),
                now(),
                2,
                RefusalReason.TRUST_DENIED,
                "AWS answers AccessDenied to AssumeRole: the role does not exist, or its trust policy does not let Rolewatch"
                        + " in with this external ID.",
                retryingUntil));
    }

    void findOpenToOthers(String account) {
        tell(new TrustInsecure(
                AccountId.of(account),
                now(),
                2,
                "The role can be assumed without any external ID, so that others could have Rolewatch enter it."));
    }

    void prove(String account) {
        tell(new TrustProven(AccountId.of(account), now(), 2, true, null, AWS_ACCOUNT));
    }

    void lackPermission(String account) {
        tell(new AccountEvent.Denied(
                AccountId.of(account),
                now(),
                REGION,
                "cloudwatch:GetMetricData",
                "AWS answers AccessDenied: the role lacks cloudwatch:GetMetricData."));
    }

    /** So many of each, of which the first is called web-1 and so on. */
    void find(String account, Map<String, Integer> resources) {
        resources.forEach((namespace, count) -> {
            for (int i = 1; i <= count; i++) {
                find(account, namespace, "web-" + i);
            }
        });
        tell(new Scanned(
                AccountId.of(account),
                now(),
                List.of(REGION),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(REGION.value(), 4))));
    }

    /** Reads what was found, so long ago, and is billed for so many metrics. */
    void read(String account, Duration ago, Map<String, Integer> billed) {
        Instant at = now().minus(ago);
        List<ItemOutcome> items = billed.entrySet().stream()
                .<ItemOutcome>map(each -> new ItemOutcome.Read(
                        "item-" + each.getKey(),
                        ResourceId.of(REGION, each.getKey(), Map.of("Id", "web-1")),
                        Duration.ofMinutes(5),
                        at,
                        each.getValue(),
                        each.getValue(),
                        5 * each.getValue(),
                        null,
                        List.of()))
                .toList();
        send(
                "collection-reports",
                account,
                new CollectionReport(AccountId.of(account), tenant, AWS_ACCOUNT, REGION, at, 2, items));
    }

    private void find(String account, String namespace, String name) {
        AccountId id = AccountId.of(account);
        ResourceId resource = ResourceId.of(REGION, namespace, Map.of("Id", name));
        send(
                "resources",
                Resource.key(id, resource),
                new Resource(
                        id,
                        tenant,
                        AWS_ACCOUNT,
                        resource,
                        "arn:aws:service:" + REGION + ":" + AWS_ACCOUNT + ":" + name,
                        name,
                        new TreeMap<>(Map.of("team", "shop")),
                        new TreeMap<>(),
                        now(),
                        now(),
                        List.of("CPUUtilization", "NetworkIn", "NetworkOut"),
                        true));
    }

    private void tell(AccountEvent event) {
        send("account-events", event.account().toString(), event);
    }

    private void send(String topic, String key, Object message) {
        try {
            producer.send(new ProducerRecord<>(topic, key, Json.write(message))).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        producer.close();
    }
}
