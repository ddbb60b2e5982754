package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.credential.session.Refusal;
import java.util.Optional;

/** What the probes of a role or an access key showed. */
public sealed interface Verdict {
    /**
     * It opens, in the right account; a role does so with its external ID, and not without.
     *
     * @param evaluated false when the trust policy was not put to the test, as a setting for emulators says
     * @param openedWith the external ID; empty for an access key
     * @param entered where the session was
     */
    record Proven(boolean evaluated, Optional<ExternalId> openedWith, AwsAccountId entered) implements Verdict {}

    /** The role opens to those who do not know its external ID; the detail tells what to change. */
    record Insecure(String detail) implements Verdict {}

    /** It does not open, for a reason that lies with the role or the key. */
    record Refused(Refusal why) implements Verdict {}

    /** The probes could not be made, for a reason that says nothing of the role or the key. */
    record Undecided(Refusal why) implements Verdict {}
}
