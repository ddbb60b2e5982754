package dev.rolewatch.account.console;

import java.util.List;

/**
 * How far an account has come between its role and its first metric.
 *
 * @param checks empty for an account that is entered by an access key
 * @param concern what keeps it from going on; null if nothing does
 * @param waiting what is waited for, in a sentence
 * @param resources null before the first scan
 * @param services those that resources were found of, the largest first
 * @param firstMetric when CloudWatch was first seen to answer; null until then
 */
record ProgressView(
        String id,
        String name,
        String entry,
        Badge badge,
        List<TrustCheck> checks,
        Concern concern,
        String waiting,
        boolean connected,
        boolean paused,
        String resources,
        List<ServiceLine> services,
        Moment firstMetric) {
    /** Which step of the wizard it is: 3 is the proof, 4 the first metric. */
    public int step() {
        return connected ? 4 : 3;
    }

    /** Whether nothing more is to come. */
    public boolean done() {
        return firstMetric != null || connected && paused && resources != null;
    }

    /** The same for the same content, so that a page need not be shown anew. */
    public String fingerprint() {
        return Integer.toHexString(toString().hashCode());
    }
}
