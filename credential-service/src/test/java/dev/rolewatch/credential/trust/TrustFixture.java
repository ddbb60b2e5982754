package dev.rolewatch.credential.trust;

import static dev.rolewatch.contracts.credential.RefusalReason.TRUST_DENIED;
import static dev.rolewatch.contracts.credential.RefusalReason.UNREACHABLE;

import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.session.Refusal;
import java.time.Duration;
import java.util.Optional;

/** What the tests of proofs share. */
final class TrustFixture {
    static final Verdict PROVEN = new Verdict.Proven(true, Optional.of(Accounts.EXTERNAL_ID), Accounts.ROLE.account());
    static final Verdict INSECURE = new Verdict.Insecure("add the condition");
    static final Verdict REFUSED = new Verdict.Refused(new Refusal(TRUST_DENIED, "mend the trust policy"));
    static final Verdict UNDECIDED = new Verdict.Undecided(new Refusal(UNREACHABLE, "wait"));
    static final Duration PATIENCE = Duration.ofMinutes(15);
    static final ProofPolicy POLICY = new ProofPolicy(
            PATIENCE,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5));

    private TrustFixture() {}
}
