package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.ExternalId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account's role is assumed with. During a rotation both are tried, and the next one takes the present one's place
 * as soon as the role has opened with it.
 */
public record ExternalIds(ExternalId present, Optional<ExternalId> next) {
    static ExternalIds of(ExternalId only) {
        return new ExternalIds(only, Optional.empty());
    }

    ExternalIds withNext(ExternalId fresh) {
        return new ExternalIds(present, Optional.of(fresh));
    }

    ExternalIds after(TrustProven event) {
        return next.isPresent() && next.get().equals(event.externalId()) ? of(next.get()) : this;
    }

    /** Whether a role that opened with this external ID opens to the account: one that was replaced is used no more. */
    boolean open(TrustProven event) {
        return event.externalId() == null || all().anyMatch(event.externalId()::equals);
    }

    /** What the role's trust policy is to demand from now on. */
    public ExternalId toDemand() {
        return next.orElse(present);
    }

    public Stream<ExternalId> all() {
        return Stream.concat(Stream.of(present), next.stream());
    }
}
