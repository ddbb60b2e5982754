package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts are denied or throttled at the moment, so that an event is told when that changes and not with each
 * reading. One thread uses it.
 */
public final class Troubles {
    private static final String ACTION = "cloudwatch:GetMetricData";

    private record Place(AccountId account, Region region) {}

    private final Map<Place, NotReadReason> troubled = new HashMap<>();

    /** What a batch changes, which holds only when the batch is known to be published. */
    public Draft draft() {
        return new Draft();
    }

    /** One batch's changes. */
    public final class Draft {
        private final Map<Place, NotReadReason> changed = new HashMap<>();

        /** The event that this reading is; empty if it changes nothing. */
        public Optional<AccountEvent> event(Reading reading) {
            AccountRegion where = reading.where();
            Place place = new Place(where.account(), where.region());
            NotReadReason before = changed.containsKey(place) ? changed.get(place) : troubled.get(place);
            Optional<Failure> denied = failure(reading, NotReadReason.DENIED);
            if (denied.isPresent()) {
                return to(place, before, NotReadReason.DENIED)
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
                return to(place, before, NotReadReason.THROTTLED)
                        ? Optional.of(
                                new AccountEvent.Throttled(place.account(), reading.readAt(), place.region(), ACTION))
                        : Optional.empty();
            }
            boolean works = reading.answers().stream().anyMatch(answer -> answer.result() instanceof Points);
            return works && to(place, before, null)
                    ? Optional.of(new AccountEvent.Recovered(place.account(), reading.readAt(), place.region(), ACTION))
                    : Optional.empty();
        }

        /** To be called once the batch is published. */
        public void remember() {
            changed.forEach((place, trouble) -> {
                if (trouble == null) {
                    troubled.remove(place);
                } else {
                    troubled.put(place, trouble);
                }
            });
        }

        private boolean to(Place place, NotReadReason before, NotReadReason now) {
            changed.put(place, now);
            return before != now;
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
