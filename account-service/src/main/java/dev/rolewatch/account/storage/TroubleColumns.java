package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Trouble;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

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

    /** Of a row with columns of these names. */
    static TroubleColumns read(ResultSet row) throws SQLException {
        return new TroubleColumns(
                row.getString("region"),
                row.getString("action"),
                NotReadReason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    Trouble trouble() {
        return new Trouble(new Region(region), action, reason, detail, at);
    }
}
