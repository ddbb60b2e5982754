package dev.rolewatch.account.history;

import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.ItemOutcome.NotRead;
import dev.rolewatch.contracts.collection.ItemOutcome.Read;
import java.time.Duration;
import java.time.Instant;

/**
 * How reading went, added up.
 *
 * @param read work items of which everything that CloudWatch had was read
 * @param notRead those of which nothing was, or not everything
 * @param points that were published: those that are new or have changed
 * @param ages of the items that were read and brought points: from the end of what was read, which is where their newest
 *     point can be, until CloudWatch was asked. They were published within the same seconds.
 */
public record Tally(long read, long notRead, long points, Ages ages) {
    public static final Tally NOTHING = new Tally(0, 0, 0, Ages.NONE);

    public static Tally of(CollectionReport report) {
        return report.items().stream().map(item -> of(item, report.readAt())).reduce(NOTHING, Tally::plus);
    }

    private static Tally of(ItemOutcome item, Instant readAt) {
        if (item instanceof Read read) {
            boolean brought = read.points() > 0 && read.through() != null;
            Ages ages = brought ? Ages.of(Duration.between(read.through(), readAt)) : Ages.NONE;
            return new Tally(1, 0, read.points(), ages);
        }
        return new Tally(0, 1, ((NotRead) item).points(), Ages.NONE);
    }

    public Tally plus(Tally other) {
        return new Tally(read + other.read, notRead + other.notRead, points + other.points, ages.plus(other.ages));
    }
}
