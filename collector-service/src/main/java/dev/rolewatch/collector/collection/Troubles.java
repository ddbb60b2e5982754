package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts are denied or throttled at the moment, so that an event is told when that changes, and now and then
 * while it lasts, and not with each reading. What it forgets is told again, or is ended by a report instead of an event. One thread uses it.
 */
public final class Troubles {
    private static final String ACTION = "cloudwatch:GetMetricData";

    /** Another collector, which reads other shards of the account, may have told meanwhile that its calls are answered. */
    private static final Duration TOLD_AGAIN = Duration.ofMinutes(15);

    private record Place(AccountId account, Region region) {}

    private static final int MOST_PLACES = 10_000;

    private record Trouble(NotReadReason reason, int partition, Instant toldAt) {}

    private final Map<Place, Trouble> troubled = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Trouble> eldest) {
            return size() > MOST_PLACES;
        }
    };

    /** Forgets what came from these partitions: from now on somebody else tells of it. */
    public void forget(Collection<Integer> partitions) {
        troubled.values().removeIf(trouble -> partitions.contains(trouble.partition()));
    }

    /** What a batch changes, which holds only when the batch is known to be published. */
    public Draft draft() {
        return new Draft();
    }

    /** One batch's changes. */
    public final class Draft {
        private final Map<Place, Optional<Trouble>> changed = new HashMap<>();

        /** The event that this reading is; empty if it tells nothing new. */
        public Optional<AccountEvent> event(Reading reading) {
            AccountId account = reading.where().account();
            Region region = reading.where().region();
            Instant at = reading.readAt();
            Optional<Failure> denied = reading.failure(NotReadReason.DENIED);
            if (denied.isPresent()) {
                String detail = denied.get().detail();
                return told(
                        reading, NotReadReason.DENIED, new AccountEvent.Denied(account, at, region, ACTION, detail));
            }
            // Without a throttled call it was our own share of the quota that ran out, which is not the account's
            // trouble.
            if (reading.throttles() > 0
                    && reading.failure(NotReadReason.THROTTLED).isPresent()) {
                return told(reading, NotReadReason.THROTTLED, new AccountEvent.Throttled(account, at, region, ACTION));
            }
            return reading.works()
                    ? told(reading, null, new AccountEvent.Recovered(account, at, region, ACTION))
                    : Optional.empty();
        }

        /** To be called once the batch is published. */
        public void remember() {
            changed.forEach((place, trouble) ->
                    trouble.ifPresentOrElse(now -> troubled.put(place, now), () -> troubled.remove(place)));
        }

        /** The event, if it is news; {@code now} is null for no trouble. */
        private Optional<AccountEvent> told(Reading reading, NotReadReason now, AccountEvent event) {
            Place place = new Place(reading.where().account(), reading.where().region());
            Trouble before = changed.getOrDefault(place, Optional.ofNullable(troubled.get(place)))
                    .orElse(null);
            boolean news = before == null
                    ? now != null
                    : before.reason() != now
                            || !before.toldAt().plus(TOLD_AGAIN).isAfter(reading.readAt());
            if (news) {
                int partition = reading.items().get(0).partition();
                changed.put(
                        place,
                        Optional.ofNullable(now).map(reason -> new Trouble(reason, partition, reading.readAt())));
            }
            return news ? Optional.of(event) : Optional.empty();
        }
    }
}
