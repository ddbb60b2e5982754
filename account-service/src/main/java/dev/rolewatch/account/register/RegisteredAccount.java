package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.register.Entry.AccessKey;
import dev.rolewatch.account.register.Entry.Role;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the register knows of an account.
 *
 * @param revision grows with every change that the other services must hear of, and only then
 */
public record RegisteredAccount(
        Registration registration,
        Choice choice,
        ExternalIds externalIds,
        long revision,
        Verification verification,
        Connection connection,
        Reading reading) {

    /** A new account, which waits for its role. */
    public static RegisteredAccount register(Registration registration, Choice choice, ExternalId externalId) {
        return new RegisteredAccount(
                registration,
                choice,
                ExternalIds.of(externalId),
                1,
                Verification.NONE,
                new Connection.Pending(registration.at()),
                Reading.NONE);
    }

    public AccountId id() {
        return registration.id();
    }

    public TenantId tenant() {
        return registration.tenant();
    }

    public Instant createdAt() {
        return registration.at();
    }

    /** The only AWS account that may be connected; empty if any may. */
    public Optional<AwsAccountId> expectedAwsAccount() {
        return registration.expectedAwsAccount();
    }

    public ExternalId externalId() {
        return externalIds.present();
    }

    /** The AWS account that is connected, or is to be; empty while nobody has said which. */
    public Optional<AwsAccountId> awsAccount() {
        return registration.awsAccount(connection);
    }

    /** The partition that the account is in, such as {@code aws-cn}; empty while nobody has said which. */
    public Optional<String> partition() {
        return registration.partition(connection);
    }

    /** Its owner chooses; the same choice again changes nothing. */
    public RegisteredAccount choose(Choice now) {
        return now.equals(choice) ? this : changed().with(now);
    }

    /** The customer gives a role, or another, or the same again; its trust is proven from the start. */
    public RegisteredAccount giveRole(RoleArn arn, Instant at) {
        return give(new Role(arn, revision + 1), at);
    }

    /**
     * The customer gives an access key, or another, or the same again; it is tried from the start.
     *
     * @throws ConflictException if the account has a role
     */
    public RegisteredAccount giveAccessKey(EncryptedAccessKey key, Instant at) {
        requireNoRole();
        return give(new AccessKey(key, revision + 1, Optional.empty()), at);
    }

    /** @throws ConflictException if the account has a role, which no access key may take the place of */
    public void requireNoRole() {
        if (connection.role().isPresent()) {
            throw new ConflictException(Conflict.CONNECTED_BY_ROLE);
        }
    }

    /**
     * Somebody wants to know at once how things are. Asking again at once changes nothing.
     *
     * @throws ConflictException if there is nothing to prove yet
     */
    public RegisteredAccount verify(Instant at) {
        if (connection.entry().isEmpty()) {
            throw new ConflictException(Conflict.NOTHING_TO_VERIFY);
        }
        if (verification.wasJustRequested(at)) {
            return this;
        }
        return changed().with(verification.request(revision + 1, at));
    }

    /**
     * Begins to rotate the external ID; where no role may demand the present one, the fresh one replaces it at once. While
     * a next one waits, asking again changes nothing: the role may demand it by now, and a third would shut Rolewatch out.
     */
    public RegisteredAccount rotateExternalId(ExternalId fresh) {
        if (externalIds.next().isPresent()) {
            return this;
        }
        boolean inUse = connection.role().isPresent();
        return changed().with(inUse ? externalIds.withNext(fresh) : ExternalIds.of(fresh));
    }

    /**
     * Takes back a rotation that is not proven yet.
     *
     * @throws ConflictException if there is none
     */
    public RegisteredAccount keepExternalId() {
        if (externalIds.next().isEmpty()) {
            throw new ConflictException(Conflict.NO_ROTATION);
        }
        return changed().with(ExternalIds.of(externalIds.present()));
    }

    /** @throws ConflictException if no scan has looked at anything yet */
    public void requireScanned() {
        if (!reading.inventory().isKnown()) {
            throw new ConflictException(Conflict.NOT_SCANNED_YET);
        }
    }

    /** Folds what another service learnt. The revision grows when that is of concern to the others. */
    public RegisteredAccount after(AccountEvent event) {
        requireNonNull(event.at(), "at");
        if (connection.entry().filter(entry -> TrustNews.isOf(entry, event)).isPresent()) {
            return afterTrust(event);
        }
        return with(reading.after(event));
    }

    private RegisteredAccount afterTrust(AccountEvent event) {
        if (event instanceof TrustProven proven && !externalIds.open(proven)) {
            return this;
        }
        ExternalIds idsNow = event instanceof TrustProven proven ? externalIds.after(proven) : externalIds;
        Connection connectionNow = connection.after(TrustNews.refusedUnlessOf(expectedAwsAccount(), event));
        boolean concernsOthers = connectionNow.state() != connection.state()
                || !connectionNow.entry().equals(connection.entry())
                || !idsNow.equals(externalIds);
        return (concernsOthers ? changed() : this)
                .with(idsNow)
                .with(connectionNow)
                .with(verification.answered(event.at()));
    }

    /** Folds what became of some reading. */
    public RegisteredAccount after(CollectionReport report) {
        requireNonNull(report.readAt(), "readAt");
        return with(reading.after(report));
    }

    /** What somebody should mend first: the connection, then the reading. */
    public Optional<Problem> problem() {
        return Problem.of(id(), connection, reading.troubles());
    }

    /** What is done at present to keep it within its budget; empty if it has none, or nothing was told of that yet. */
    public Optional<BudgetKept> budgetKept(Instant now) {
        return reading.toldBudget().present(choice.collect().budget(), now);
    }

    /** Sentences about what is not as it should be, beside the scan's failures and what a budget does. */
    public List<String> warnings() {
        return Warnings.of(this);
    }

    /** The account as the other services see it. */
    public Account message() {
        return AccountMessage.of(this);
    }

    private RegisteredAccount give(Entry entry, Instant at) {
        return changed()
                .with(connection.give(entry, at))
                .with(Verification.ofNewEntry(entry.revision()))
                .with(reading.withoutTroubles());
    }

    private RegisteredAccount changed() {
        return new RegisteredAccount(
                registration, choice, externalIds, revision + 1, verification, connection, reading);
    }

    private RegisteredAccount with(Choice now) {
        return new RegisteredAccount(registration, now, externalIds, revision, verification, connection, reading);
    }

    private RegisteredAccount with(ExternalIds now) {
        return new RegisteredAccount(registration, choice, now, revision, verification, connection, reading);
    }

    private RegisteredAccount with(Verification now) {
        return new RegisteredAccount(registration, choice, externalIds, revision, now, connection, reading);
    }

    private RegisteredAccount with(Connection now) {
        return new RegisteredAccount(registration, choice, externalIds, revision, verification, now, reading);
    }

    private RegisteredAccount with(Reading now) {
        return new RegisteredAccount(registration, choice, externalIds, revision, verification, connection, now);
    }
}
