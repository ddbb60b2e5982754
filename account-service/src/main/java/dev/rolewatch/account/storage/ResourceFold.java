package dev.rolewatch.account.storage;

import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.ResourceNews.Gone;
import dev.rolewatch.account.storage.ResourceNews.Malformed;
import dev.rolewatch.account.storage.ResourceNews.Told;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    /**
     * Kafka keeps tombstones for a day (delete.retention.ms); it is half of that because a copy may have been behind when it
     * was last added to. Each resource is told once a day, so that a copy which is kept up is hardly ever older.
     */
    private static final Duration TRUSTED = Duration.ofHours(12);

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
     * Where this copy of a partition goes on. It begins anew at the start where it cannot be trusted: where it lacks what was
     * once read, as after a restore from a backup, is of another topic of the same name, or may have missed tombstones that
     * the topic has forgotten since. What the former copy left behind goes little by little.
     *
     * @param committed the place of the first record that was never read, as Kafka knows it
     * @return the offset of the first record to read
     */
    @Transactional
    public long goesOnAt(Place committed) {
        long last = offsets.lock(committed);
        boolean whole = last != NOTHING && last + 1 >= committed.offset();
        if (whole && offsets.isFoldedWithin(TRUSTED, committed)) {
            return last + 1;
        }
        offsets.beginAnew(committed);
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
        table.put(told, copies(told.values())).forEach(key -> more.merge(key.account(), 1L, Long::sum));
        table.delete(gone).forEach(key -> more.merge(key.account(), -1L, Long::sum));
        more.forEach(inventories::add);
    }

    private Map<Integer, Long> copies(Collection<Told> told) {
        Map<Integer, Long> copies = new HashMap<>();
        told.forEach(each -> copies.computeIfAbsent(each.place().partition(), partition -> offsets.copy(each.place())));
        return copies;
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
