package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Trouble;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A {@link Trouble} in columns. */
@Embeddable
record TroubleColumns(
        String region,
        String action,
        @Enumerated(EnumType.STRING) NotReadReason reason,
        String detail,
        Instant at) {
    static TroubleColumns of(Trouble trouble) {
        return new TroubleColumns(
                trouble.region().value(), trouble.action(), trouble.reason(), trouble.detail(), trouble.at());
    }

    Trouble trouble() {
        return new Trouble(new Region(region), action, reason, detail, at);
    }
}
