package dev.rolewatch.account.console;

import dev.rolewatch.account.audit.AuditRecord.Outcome;
import dev.rolewatch.account.storage.AuditList.Stored;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Who did what.
 *
 * @param next the address of the page with what is older; null on the last
 * @param isLater whether there is something newer
 */
record AuditPageView(List<Line> lines, String next, boolean isLater) {

    /**
     * An entry of the audit record.
     *
     * @param outcome "done", or what it was refused with
     * @param account its id; null where it was about none
     */
    record Line(
            Moment at,
            String person,
            String subject,
            String operation,
            String outcome,
            boolean done,
            String account,
            String tenant,
            List<String> changes) {
        static Line of(Stored stored, String tenant, Instant now) {
            var entry = stored.record();
            boolean done = entry.outcome() == Outcome.DONE;
            return new Line(
                    Moment.of(entry.at(), now),
                    entry.actor().name(),
                    entry.actor().subject(),
                    words(entry.actor().operation()),
                    done ? "done" : "refused (" + entry.status().orElse(0) + ")",
                    done,
                    entry.account().map(AccountId::toString).orElse(null),
                    tenant,
                    entry.changes().stream()
                            .map(change -> change.field() + ": " + shown(change.from()) + " → " + shown(change.to()))
                            .toList());
        }

        private static String shown(String value) {
            return value == null ? "none" : value;
        }

        /** {@code giveRole} is "give role". */
        private static String words(String operation) {
            return operation.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
    }
}
