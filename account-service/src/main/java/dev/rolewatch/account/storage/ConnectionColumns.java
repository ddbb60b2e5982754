package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.Connection.Active;
import dev.rolewatch.account.register.Connection.AwaitingRole;
import dev.rolewatch.account.register.Connection.Insecure;
import dev.rolewatch.account.register.Connection.Refused;
import dev.rolewatch.account.register.Connection.Verifying;
import dev.rolewatch.account.register.Refusal;
import dev.rolewatch.account.register.Role;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;

/** A {@link Connection} in columns. */
@Embeddable
class ConnectionColumns {
    @Enumerated(EnumType.STRING)
    AccountState state;

    Instant stateSince;
    String roleArn;
    Long roleRevision;
    Boolean trustEvaluated;

    @Enumerated(EnumType.STRING)
    RefusalReason refusalReason;

    /** Of a refusal, or of what makes the role insecure. */
    String refusalDetail;

    Instant refusalRetryingUntil;

    static ConnectionColumns of(Connection connection) {
        ConnectionColumns columns = new ConnectionColumns();
        columns.state = connection.state();
        columns.stateSince = connection.since();
        connection.role().ifPresent(role -> {
            columns.roleArn = role.arn().value();
            columns.roleRevision = role.revision();
        });
        if (connection instanceof Verifying verifying) {
            verifying.refusal().ifPresent(columns::set);
        } else if (connection instanceof Active active) {
            columns.trustEvaluated = active.evaluated();
            active.refusal().ifPresent(columns::set);
        } else if (connection instanceof Refused refused) {
            columns.set(refused.refusal());
        } else if (connection instanceof Insecure insecure) {
            columns.refusalDetail = insecure.detail();
        }
        return columns;
    }

    Connection connection() {
        return switch (state) {
            case PENDING -> new AwaitingRole(stateSince);
            case VERIFYING -> new Verifying(role(), stateSince, refusal());
            case ACTIVE -> new Active(role(), stateSince, trustEvaluated, refusal());
            case REFUSED -> new Refused(role(), stateSince, refusal().orElseThrow());
            case INSECURE -> new Insecure(role(), stateSince, refusalDetail);
        };
    }

    private void set(Refusal refusal) {
        refusalReason = refusal.reason();
        refusalDetail = refusal.detail();
        refusalRetryingUntil = refusal.retryingUntil();
    }

    private Role role() {
        return new Role(new RoleArn(roleArn), roleRevision);
    }

    private Optional<Refusal> refusal() {
        return Optional.ofNullable(refusalReason)
                .map(reason -> new Refusal(reason, refusalDetail, refusalRetryingUntil));
    }
}
