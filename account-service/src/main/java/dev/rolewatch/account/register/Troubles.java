package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.Denied;
import dev.rolewatch.contracts.account.AccountEvent.Recovered;
import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.AccountEvent.Throttled;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What hinders the reading of an account at present, at most one trouble for each Region and action. News arrives over two
 * topics, so each is compared with the time of what is known. What was read together may be told in several reports of
 * one time: the worst of them stands, and only later news clears it.
 */
public record Troubles(List<Trouble> list) {
    private static final int MOST_LEFT_OUT = 20;

    private static final Comparator<Trouble> ORDER = Comparator.comparing(Trouble::needsOwner)
            .reversed()
            .thenComparing(trouble -> trouble.region().value())
            .thenComparing(Trouble::action);

    /** Declared after the order that its constructor sorts by. */
    public static final Troubles NONE = new Troubles(List.of());

    public Troubles {
        list = list.stream().sorted(ORDER).toList();
    }

    Troubles after(AccountEvent event) {
        if (event instanceof Denied denied) {
            return with(
                    new Trouble(denied.region(), denied.action(), NotReadReason.DENIED, denied.detail(), denied.at()));
        }
        if (event instanceof Throttled throttled) {
            return with(new Trouble(
                    throttled.region(),
                    throttled.action(),
                    NotReadReason.THROTTLED,
                    "AWS asks us to slow down, so reading takes longer. Nothing is lost.",
                    throttled.at()));
        }
        if (event instanceof Recovered recovered) {
            return without(recovered.region(), recovered.action(), recovered.at());
        }
        if (event instanceof Scanned scanned) {
            return new Troubles(
                    list.stream().filter(known -> !known.isOver(scanned.at())).toList());
        }
        return this;
    }

    /** A report with items that were not read tells why; one in which everything was read tells that reading works. */
    Troubles after(CollectionReport report) {
        Troubles troubles = leavingOut(report);
        Optional<ItemOutcome.NotRead> worst = report.items().stream()
                .filter(ItemOutcome.NotRead.class::isInstance)
                .map(ItemOutcome.NotRead.class::cast)
                .min(Comparator.comparing(item -> severity(item.reason())));
        if (worst.isPresent()) {
            ItemOutcome.NotRead item = worst.get();
            return troubles.with(
                    new Trouble(report.region(), Trouble.READING, item.reason(), item.detail(), report.readAt()));
        }
        return report.items().isEmpty()
                ? troubles
                : troubles.without(report.region(), Trouble.READING, report.readAt());
    }

    private Troubles leavingOut(CollectionReport report) {
        Troubles troubles = this;
        for (ItemOutcome item : report.items()) {
            if (item instanceof ItemOutcome.Read read && read.rejected() != null) {
                Trouble trouble =
                        Trouble.leftOut(report.region(), read.resource().namespace(), read.rejected(), report.readAt());
                troubles = troubles.hasRoomFor(trouble) ? troubles.with(trouble) : troubles;
            }
        }
        return troubles;
    }

    private boolean hasRoomFor(Trouble leftOut) {
        return list.stream().anyMatch(known -> known.isAt(leftOut.region(), leftOut.action()))
                || list.stream().filter(Trouble::isLeftOut).count() < MOST_LEFT_OUT;
    }

    /** The trouble that the owner should mend first. */
    Optional<Problem> problem(Connection connection) {
        return list.stream().filter(Trouble::needsOwner).findFirst().map(trouble -> trouble.problem(connection));
    }

    List<String> sentences() {
        return list.stream().map(Trouble::sentence).toList();
    }

    private Troubles with(Trouble trouble) {
        List<Trouble> others = new ArrayList<>();
        for (Trouble known : list) {
            if (!known.isAt(trouble.region(), trouble.action())) {
                others.add(known);
            } else if (outlasts(known, trouble)) {
                return this;
            }
        }
        others.add(trouble);
        return new Troubles(others);
    }

    private Troubles without(Region region, String action, Instant at) {
        return new Troubles(list.stream()
                .filter(known -> !known.isAt(region, action) || !known.at().isBefore(Trouble.moment(at)))
                .toList());
    }

    private static boolean outlasts(Trouble known, Trouble told) {
        return known.at().equals(told.at())
                ? severity(known.reason()) < severity(told.reason())
                : known.at().isAfter(told.at());
    }

    private static int severity(NotReadReason reason) {
        return switch (reason) {
            case DENIED -> 0;
            case NO_SESSION -> 1;
            case REJECTED -> 2;
            case UNREACHABLE -> 3;
            case INCOMPLETE -> 4;
            case THROTTLED -> 5;
        };
    }
}
