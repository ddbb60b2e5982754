package dev.rolewatch.credential.trust;

import dev.rolewatch.credential.session.Refusal;

/** What the probes of a role showed. */
public sealed interface Verdict {
    /**
     * It opens with its external ID, in the right account, and not without.
     *
     * @param evaluated false when the trust policy was not put to the test, as a setting for emulators says
     */
    record Proven(boolean evaluated) implements Verdict {}

    /** It opens to those who do not know its external ID; the detail tells what to change. */
    record Insecure(String detail) implements Verdict {}

    /** It does not open, for a reason that lies with the role. */
    record Refused(Refusal why) implements Verdict {}

    /** The probes could not be made, for a reason that says nothing of the role. */
    record Undecided(Refusal why) implements Verdict {}
}
