package dev.rolewatch.account.console;

import java.util.List;

/**
 * One account.
 *
 * @param awsAccount null while it is not known
 * @param role the role's ARN, or else the access key's id; null while there is neither
 * @param nextExternalId null unless the external ID is being rotated
 * @param checked when the trust was last checked; null before the first time
 * @param plots null before it was read for the first time
 * @param said what was just done, in a sentence; null if nothing was
 */
record AccountPageView(
        String id,
        String name,
        String awsAccount,
        String tenant,
        Badge badge,
        Moment since,
        List<Concern> concerns,
        Trust trust,
        Figures figures,
        List<ServiceLine> services,
        List<Fact> collected,
        PlotsView plots,
        String said) {
    /** How the account is entered. */
    record Trust(
            String role,
            boolean byKey,
            boolean given,
            String externalId,
            String nextExternalId,
            String ourAccount,
            Moment checked,
            boolean checking,
            List<TrustCheck> checks) {}

    /** What people look for first. */
    record Figures(String resources, Moment scanned, Moment read, String cost, String budget) {}

    /** Something that was chosen, in words. */
    record Fact(String name, String value) {}
}
