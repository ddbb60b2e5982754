package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Resources that are in the database without having been on a topic. */
@ApplicationScoped
public class StoredResources {
    private static final UUID NO_TOPIC = UUID.randomUUID();

    private final ResourceFold fold;
    private final AtomicLong offsets = new AtomicLong();

    StoredResources(ResourceFold fold) {
        this.fold = fold;
    }

    public void put(AccountId account, ResourceId id, String name, Map<String, String> tags, boolean read) {
        put(account, id, name, tags, read, List.of("CPUUtilization", "NetworkIn"));
    }

    public void put(
            AccountId account,
            ResourceId id,
            String name,
            Map<String, String> tags,
            boolean read,
            List<String> metrics) {
        put(account, id, name, tags, read, metrics, Samples.at(1), Samples.at(2));
    }

    public void put(AccountId account, ResourceId id, String name, Instant firstSeen, Instant lastSeen) {
        put(account, id, name, Map.of(), true, List.of("CPUUtilization"), firstSeen, lastSeen);
    }

    private void put(
            AccountId account,
            ResourceId id,
            String name,
            Map<String, String> tags,
            boolean read,
            List<String> metrics,
            Instant firstSeen,
            Instant lastSeen) {
        Resource resource = new Resource(
                account,
                TenantId.DEFAULT,
                new AwsAccountId("123456789012"),
                id,
                "arn:" + id.dimensions().get("Id"),
                name,
                new TreeMap<>(tags),
                new TreeMap<>(Map.of("state", "running")),
                firstSeen,
                lastSeen,
                metrics,
                read);
        Place place = new Place("no topic", NO_TOPIC, 1_000, offsets.incrementAndGet());
        Acting.forAllTenants(() -> fold.fold(List.of(new ResourceNews.Told(place, resource))));
    }
}
