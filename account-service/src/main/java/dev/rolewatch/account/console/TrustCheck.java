package dev.rolewatch.account.console;

import dev.rolewatch.account.register.Connection;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.util.List;

/** One of the three times that a role is assumed before Rolewatch uses it, and what became of it. */
record TrustCheck(String title, String detail, Outcome outcome) {
    /** What became of a check. */
    enum Outcome {
        WAITING("Not yet", "waiting", "quiet"),
        RUNNING("Checking", "checking", "busy"),
        PASSED("Passed", "check", "good"),
        FAILED("Failed", "refused", "bad"),
        SKIPPED("Not evaluated", "note", "quiet");

        private final String label;
        private final String icon;
        private final String tone;

        Outcome(String label, String icon, String tone) {
            this.label = label;
            this.icon = icon;
            this.tone = tone;
        }

        public String label() {
            return label;
        }

        public String icon() {
            return icon;
        }

        public String tone() {
            return tone;
        }
    }

    /** Empty for an account without a role: an access key opens to whoever has it, so that there is nothing to prove. */
    static List<TrustCheck> of(Connection connection) {
        if (connection.role().isEmpty()) {
            return List.of();
        }
        TrustCheck opens = new TrustCheck(
                "Opens with the external ID", "and leads to the AWS account in the role’s ARN", opens(connection));
        Outcome closed = closed(connection);
        if (closed == Outcome.FAILED) {
            // The checks end with the first that fails, and what is told of it does not say which that was.
            return List.of(opens, new TrustCheck("Stays closed without the right external ID", "", closed));
        }
        return List.of(
                opens,
                new TrustCheck(
                        "Stays closed without an external ID", "so that nobody can be tricked into using it", closed),
                new TrustCheck(
                        "Stays closed with a wrong external ID", "so that the external ID is really compared", closed));
    }

    private static Outcome opens(Connection connection) {
        return switch (connection.state()) {
            case PENDING -> Outcome.WAITING;
            case VERIFYING -> Outcome.RUNNING;
            case ACTIVE, INSECURE -> Outcome.PASSED;
            case REFUSED -> isAboutTrust((Connection.Refused) connection) ? Outcome.FAILED : Outcome.WAITING;
        };
    }

    private static Outcome closed(Connection connection) {
        return switch (connection.state()) {
            case PENDING, REFUSED -> Outcome.WAITING;
            case VERIFYING -> isAnswered((Connection.Verifying) connection) ? Outcome.WAITING : Outcome.RUNNING;
            case ACTIVE -> ((Connection.Active) connection).evaluated() ? Outcome.PASSED : Outcome.SKIPPED;
            case INSECURE -> Outcome.FAILED;
        };
    }

    private static boolean isAnswered(Connection.Verifying verifying) {
        return verifying.refusal().isPresent();
    }

    private static boolean isAboutTrust(Connection.Refused refused) {
        RefusalReason reason = refused.refusal().reason();
        return !reason.isOurs();
    }
}
