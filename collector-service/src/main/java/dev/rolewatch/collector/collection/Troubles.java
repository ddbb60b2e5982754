package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts are denied or throttled at the moment, so that an event is told when that changes and not with each
 * reading. What it forgets is told again, or is ended by a report instead of an event. One thread uses it.
 */
public final class Troubles {
    private static final String ACTION = "cloudwatch:GetMetricData";

    private record Place(AccountId account, Region region) {}

    private static final int MOST_PLACES = 10_000;

    private record Trouble(NotReadReason reason, int partition) {}

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

        /** The event that this reading is; empty if it changes nothing. */
        public Optional<AccountEvent> event(Reading reading) {
            AccountRegion where = reading.where();
            Place place = new Place(where.account(), where.region());
            Optional<Failure> denied = failure(reading, NotReadReason.DENIED);
            if (denied.isPresent()) {
                return becomes(place, reading, NotReadReason.DENIED)
                        ? Optional.of(new AccountEvent.Denied(
                                place.account(),
                                reading.readAt(),
                                place.region(),
                                ACTION,
                                denied.get().detail()))
                        : Optional.empty();
            }
            // Without a throttled call it was our own share of the quota that ran out, which is not the account's
            // trouble.
            if (reading.throttles() > 0
                    && failure(reading, NotReadReason.THROTTLED).isPresent()) {
                return becomes(place, reading, NotReadReason.THROTTLED)
                        ? Optional.of(
                                new AccountEvent.Throttled(place.account(), reading.readAt(), place.region(), ACTION))
                        : Optional.empty();
            }
            boolean works = reading.answers().stream().anyMatch(answer -> answer.result() instanceof Points);
            return works && becomes(place, reading, null)
                    ? Optional.of(new AccountEvent.Recovered(place.account(), reading.readAt(), place.region(), ACTION))
                    : Optional.empty();
        }

        /** To be called once the batch is published. */
        public void remember() {
            changed.forEach((place, trouble) ->
                    trouble.ifPresentOrElse(now -> troubled.put(place, now), () -> troubled.remove(place)));
        }

        /** Tells whether that is a change; {@code now} is null for no trouble. */
        private boolean becomes(Place place, Reading reading, NotReadReason now) {
            Optional<Trouble> before = changed.getOrDefault(place, Optional.ofNullable(troubled.get(place)));
            changed.put(
                    place,
                    Optional.ofNullable(now)
                            .map(reason ->
                                    new Trouble(reason, reading.items().get(0).partition())));
            return before.map(Trouble::reason).orElse(null) != now;
        }

        private static Optional<Failure> failure(Reading reading, NotReadReason reason) {
            return reading.answers().stream()
                    .map(MetricAnswer::result)
                    .filter(Failure.class::isInstance)
                    .map(Failure.class::cast)
                    .filter(failure -> failure.reason() == reason)
                    .findFirst();
        }
    }
}
