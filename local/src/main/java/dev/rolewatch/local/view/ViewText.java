package dev.rolewatch.local.view;

import dev.rolewatch.local.customer.AccountRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A snapshot as text. */
final class ViewText {
    private ViewText() {}

    static List<String> screen(Snapshot now) {
        List<String> lines = new ArrayList<>();
        lines.add("Rolewatch on this machine, " + now.at() + "     Ctrl-C stops everything");
        lines.add("");
        lines.add(row("account", "state", "resources", "last read", "cost so far"));
        for (AccountRecord account : now.accounts()) {
            lines.add(row(
                    account.name(),
                    account.state(),
                    account.resources(),
                    age(account.lastReadAt(), now.at()),
                    cost(account)));
            if (account.problem() != null) {
                lines.add("    " + account.problem());
            }
        }
        lines.add("");
        lines.add("metrics topic    " + metrics(now));
        lines.addAll(now.access().lines());
        lines.add("logs             " + now.logs());
        lines.add("");
        lines.add("To read the topic yourself:");
        lines.add(
                "  java -cp 'local/target/local.jar:local/target/lib/*' org.apache.kafka.tools.consumer.ConsoleConsumer \\");
        lines.add("    --bootstrap-server " + now.bootstrapServers()
                + " --topic metrics --from-beginning --isolation-level read_committed \\");
        lines.add("    --formatter dev.rolewatch.local.kafka.MetricsFormatter");
        return lines;
    }

    static String line(Snapshot now) {
        long active =
                now.accounts().stream().filter(account -> account.is("ACTIVE")).count();
        int resources =
                now.accounts().stream().mapToInt(AccountRecord::resources).sum();
        return now.at() + "  " + active + " of " + now.accounts().size() + " accounts active, " + resources
                + " resources, " + metrics(now) + ", cost "
                + String.join(", ", now.accounts().stream().map(ViewText::cost).toList()) + ", API "
                + now.access().api();
    }

    private static String metrics(Snapshot now) {
        return String.format(
                Locale.ROOT,
                "%,d points, %,.0f a minute over the last %s, the newest ended %s",
                now.points(),
                now.pointsPerMinute(),
                span(now.rateWindow()),
                now.newest().equals(Instant.MIN) ? "-" : age(now.newest(), now.at()));
    }

    private static String row(Object account, Object state, Object resources, Object read, Object cost) {
        return String.format(Locale.ROOT, "%-22s %-10s %10s  %-14s %s", account, state, resources, read, cost);
    }

    private static String cost(AccountRecord account) {
        return String.format(
                Locale.ROOT,
                "$%.4f to $%.4f",
                account.cost().atLeast(),
                account.cost().atMost());
    }

    private static String age(Instant then, Instant now) {
        if (then == null) {
            return "never";
        }
        Duration age = Duration.between(then, now);
        return age.isNegative() ? "just now" : span(age) + " ago";
    }

    private static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
