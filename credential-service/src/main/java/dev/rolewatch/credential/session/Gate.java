package dev.rolewatch.credential.session;

import dev.rolewatch.awsaccess.sealing.SealContext;
import dev.rolewatch.awsaccess.sealing.SealingException;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.sealing.SessionSealer;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.trust.Proofs;
import java.time.Instant;
import java.util.Optional;

/** Answers requests for sessions: only for accounts whose trust is proven, and only to the one who asked. */
public final class Gate {
    private final KnownAccounts accounts;
    private final Proofs proofs;
    private final Sessions sessions;

    public Gate(KnownAccounts accounts, Proofs proofs, Sessions sessions) {
        this.accounts = accounts;
        this.proofs = proofs;
        this.sessions = sessions;
    }

    public CredentialReply answer(CredentialRequest request, Instant now) {
        try {
            Session session = session(request, now);
            SealContext context = new SealContext(request.account(), request.requestId(), session.expiresAt());
            byte[] sealed = SessionSealer.seal(session, request.publicKey(), context);
            return new CredentialReply.Granted(request.requestId(), request.account(), sealed, session.expiresAt());
        } catch (RefusedException e) {
            return refused(request, e.refusal().reason(), e.refusal().detail());
        } catch (SealingException e) {
            return refused(request, RefusalReason.REQUEST_REJECTED, e.getMessage());
        }
    }

    /**
     * The reply as it may be sent now: a session that was given before its account was shut is kept back.
     *
     * @param reply to this request
     */
    public CredentialReply confirm(CredentialRequest request, CredentialReply reply, Instant now) {
        if (!(reply instanceof CredentialReply.Granted)) {
            return reply;
        }
        try {
            connected(request, now);
            return reply;
        } catch (RefusedException e) {
            return refused(request, e.refusal().reason(), e.refusal().detail());
        }
    }

    private Session session(CredentialRequest request, Instant now) {
        Account account = connected(request, now);
        Session session = session(account, request.refusedExpiry(), now);
        if (connected(request, now).roleRevision() != account.roleRevision()) {
            throw new RefusedException(
                    RefusalReason.NOT_CONNECTED,
                    "account " + account.id()
                            + " was given another role or access key just now; Rolewatch asks again by"
                            + " itself, and nothing is to be done");
        }
        return session;
    }

    private Session session(Account account, Instant refusedExpiry, Instant now) {
        Optional<Refusal> known = proofs.refusal(account, now);
        if (known.isPresent()) {
            // The next probe finds out whether it still is so: until then no asker costs a call.
            return sessions.held(account, refusedExpiry).orElseThrow(() -> new RefusedException(known.get()));
        }
        try {
            return sessions.of(account, refusedExpiry);
        } catch (RefusedException e) {
            if (!e.refusal().passing()) {
                proofs.doubt(account, e.refusal(), now);
            }
            throw e;
        }
    }

    /** The account that is asked for, if it may be entered as things stand. */
    private Account connected(CredentialRequest request, Instant now) {
        Account account = accounts.find(request.account())
                .orElseThrow(() -> new RefusedException(
                        RefusalReason.NOT_CONNECTED,
                        "account " + request.account()
                                + " is not connected; if it was removed, nothing is to be done"));
        if (!account.canBeTried()) {
            throw new RefusedException(
                    RefusalReason.NOT_CONNECTED,
                    "account " + account.id() + " has not been given a role yet; give it the role's ARN");
        }
        if (!proofs.of(account, now).letsIn()) {
            throw new RefusedException(
                    RefusalReason.NOT_CONNECTED,
                    "the trust of account " + account.id()
                            + " is not proven; the account's state says what its role or access key lacks");
        }
        checkPlace(request, account);
        return account;
    }

    /** An access key that was proven only just now may not have shown its AWS account yet. */
    private static void checkPlace(CredentialRequest request, Account account) {
        if (request.awsAccount() != null && !request.awsAccount().equals(account.awsAccount())) {
            String now = account.awsAccount() == null ? "another AWS account" : "AWS account " + account.awsAccount();
            throw new RefusedException(
                    RefusalReason.NOT_CONNECTED,
                    "account " + account.id() + " leads to " + now + " and no longer to " + request.awsAccount()
                            + "; what was planned for that one is left out, and nothing is to be done");
        }
    }

    private static CredentialReply refused(CredentialRequest request, RefusalReason reason, String detail) {
        return new CredentialReply.Refused(request.requestId(), request.account(), reason, detail);
    }
}
