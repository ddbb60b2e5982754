package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.schedule.ArnTags;
import dev.rolewatch.discovery.schedule.ScanPlan;
import dev.rolewatch.discovery.schedule.Sighting;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks for scans, and takes down what they tell until it is compared with what was known. */
final class Scans {
    private static final Logger LOG = Logger.getLogger(Scans.class);

    private final Duration every;
    private final ScheduleStores stores;
    private final Outbox outbox;
    /**
     * When something was last heard of each scan that is under way. In memory, for a scan that is asked for once too often
     * costs little, and a write for each page would cost much.
     */
    private final Map<AccountId, Instant> heard = new HashMap<>();

    Scans(Duration every, ScheduleStores stores, Outbox outbox) {
        this.every = every;
        this.stores = stores;
        this.outbox = outbox;
    }

    /** When to ask for a scan of this account; empty while there is no sense in it. */
    Optional<Instant> due(WatchedAccount account) {
        if (!account.mayBeScanned()) {
            return Optional.empty();
        }
        Instant due = account.scan().due();
        if (account.scan() instanceof ScanPlan.Running scan) {
            Instant patient = heard.getOrDefault(account.account().id(), Instant.MIN);
            Instant later = patient.equals(Instant.MIN) ? due : patient.plus(scan.patience(every));
            return Optional.of(later.isAfter(due) ? later : due);
        }
        return Optional.of(due);
    }

    /** The account after a scan was asked for, if it is time. */
    WatchedAccount askIfDue(WatchedAccount account, Instant now) {
        if (due(account).filter(due -> !now.isBefore(due)).isEmpty()) {
            return account;
        }
        ScanPlan.Running scan = account.scan().asked(UUID.randomUUID().toString(), now, every);
        heard.remove(account.account().id());
        outbox.send(account.scanRequest(scan, now));
        return account.withScan(scan);
    }

    void forget(AccountId account) {
        heard.remove(account);
    }

    /** The account after a scan has told something; the same if the scan is not the one under way. */
    WatchedAccount told(WatchedAccount account, ScanResult result, Instant now) {
        if (!account.awaits(result.scanId())) {
            return account;
        }
        ScanPlan.Running scan = (ScanPlan.Running) account.scan();
        heard.put(result.account(), now);
        if (result instanceof ScanResult.Found found && !scan.lookedAt().contains(found.region())) {
            found.resources()
                    .forEach(resource ->
                            stores.put(found.account(), Sighting.of(found.scanId(), found.source(), resource)));
        } else if (result instanceof ScanResult.Tagged tagged
                && !scan.lookedAt().contains(tagged.region())) {
            tagged(tagged);
        } else if (result instanceof ScanResult.Looked looked
                && !scan.lookedAt().contains(looked.region())) {
            return account.looked(looked, scan.looked(looked.region(), now, every));
        } else if (result instanceof ScanResult.Finished finished) {
            return finished(account, scan, finished, now);
        }
        return account;
    }

    private void tagged(ScanResult.Tagged tagged) {
        tagged.arns().forEach(arn -> {
            stores.put(tagged.account(), tagged.region(), arn.arn(), ArnTags.of(tagged.scanId(), arn));
            if (arn.id() != null) {
                stores.put(tagged.account(), Sighting.of(tagged.scanId(), arn));
            }
        });
    }

    private WatchedAccount finished(
            WatchedAccount account, ScanPlan.Running scan, ScanResult.Finished finished, Instant now) {
        heard.remove(finished.account());
        WatchedAccount after = account;
        for (Region region : finished.disabled()) {
            after = after.notEnabled(finished.scanId(), region, finished.at());
        }
        boolean someRemain =
                !finished.remaining().isEmpty() || !unheardOf(scan, finished).isEmpty();
        return after.withScan(scan.finished(someRemain, now, every));
    }

    /** Regions that were looked at, but of which not everything arrived: nothing can be said of them. */
    private static Set<Region> unheardOf(ScanPlan.Running scan, ScanResult.Finished finished) {
        Set<Region> unheardOf = new HashSet<>(finished.complete());
        scan.lookedAt().forEach(unheardOf::remove);
        if (!unheardOf.isEmpty()) {
            LOG.warnf(
                    "scan %s of account %s has looked at %s, but what it told of that could not be taken down;"
                            + " the scan is asked to look there again",
                    finished.scanId(), finished.account(), unheardOf);
        }
        return unheardOf;
    }
}
