package dev.rolewatch.account.storage;

import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.ResourceNews.Gone;
import dev.rolewatch.account.storage.ResourceNews.Malformed;
import dev.rolewatch.account.storage.ResourceNews.Told;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps a copy of the topic {@code resources}. As in {@link AccountFold}, offsets are stored with what they brought; since
 * the topic is compacted, a copy can be made anew from its start.
 */
@ApplicationScoped
public class ResourceFold {
    private static final long NOTHING = -1;

    private final ConsumedOffsets offsets;
    private final Inventories inventories;
    private final ResourceTable table;

    ResourceFold(ConsumedOffsets offsets, Inventories inventories, ResourceTable table) {
        this.offsets = offsets;
        this.inventories = inventories;
        this.table = table;
    }

    /** A record and what became of it. */
    public record Result(ResourceNews news, AccountFold.Outcome outcome) {}

    @Transactional
    public List<Result> fold(List<ResourceNews> news) {
        List<Result> results = new ArrayList<>();
        List<ResourceNews> fresh = offsets.takeFresh(
                news, ResourceNews::place, repeated -> results.add(new Result(repeated, AccountFold.Outcome.REPEATED)));
        Set<UUID> accounts = inventories.lock(accountsOf(fresh));
        Map<ResourceKey, ResourceNews> latest = new LinkedHashMap<>();
        for (ResourceNews each : fresh) {
            AccountFold.Outcome outcome = outcome(each, accounts);
            results.add(new Result(each, outcome));
            if (outcome == AccountFold.Outcome.FOLDED) {
                latest.put(key(each), each);
            }
        }
        store(latest);
        return results;
    }

    /**
     * Where this copy of a partition goes on. A copy that lacks what was once read, as one that was restored from a backup
     * does, or that is of another topic of the same name, is emptied and begins at the start: what the topic has forgotten
     * since must not stay here.
     *
     * @param committed the place of the first record that was never read, as Kafka knows it
     * @return the offset of the first record to read
     */
    @Transactional
    public long goesOnAt(Place committed) {
        long last = offsets.lock(committed);
        if (last != NOTHING && last + 1 >= committed.offset()) {
            return last + 1;
        }
        table.clear(committed.partition());
        offsets.set(committed, NOTHING);
        return 0;
    }

    private void store(Map<ResourceKey, ResourceNews> latest) {
        Map<ResourceKey, Told> told = new LinkedHashMap<>();
        List<ResourceKey> gone = new ArrayList<>();
        latest.forEach((key, news) -> {
            if (news instanceof Told resource) {
                told.put(key, resource);
            } else {
                gone.add(key);
            }
        });
        Map<UUID, Long> more = new TreeMap<>();
        table.put(told).forEach(key -> more.merge(key.account(), 1L, Long::sum));
        table.delete(gone).forEach(key -> more.merge(key.account(), -1L, Long::sum));
        more.forEach(inventories::add);
    }

    private static List<UUID> accountsOf(List<ResourceNews> news) {
        return news.stream()
                .flatMap(each -> each.account().stream())
                .map(AccountId::value)
                .distinct()
                .toList();
    }

    private static AccountFold.Outcome outcome(ResourceNews news, Set<UUID> accounts) {
        if (news instanceof Malformed) {
            return AccountFold.Outcome.MALFORMED;
        }
        boolean known = accounts.contains(news.account().orElseThrow().value());
        return known ? AccountFold.Outcome.FOLDED : AccountFold.Outcome.ACCOUNT_GONE;
    }

    private static ResourceKey key(ResourceNews news) {
        return news instanceof Gone gone
                ? ResourceKey.of(gone.of(), gone.key())
                : ResourceKey.of(
                        ((Told) news).resource().account(),
                        ((Told) news).resource().id().key());
    }
}
