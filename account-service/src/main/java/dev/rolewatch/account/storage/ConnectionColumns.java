package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.Connection.Active;
import dev.rolewatch.account.register.Connection.Insecure;
import dev.rolewatch.account.register.Connection.Pending;
import dev.rolewatch.account.register.Connection.Refused;
import dev.rolewatch.account.register.Connection.Verifying;
import dev.rolewatch.account.register.Entry;
import dev.rolewatch.account.register.Entry.AccessKey;
import dev.rolewatch.account.register.Entry.Role;
import dev.rolewatch.account.register.Refusal;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
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
    String accessKeyId;
    String accessKeyPartition;
    byte[] accessKeySecret;
    String accessKeyAccount;

    /** Of the role, or of the access key. */
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
        connection.entry().ifPresent(columns::set);
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
            case PENDING -> new Pending(stateSince);
            case VERIFYING -> new Verifying(entry(), stateSince, refusal());
            case ACTIVE -> new Active(entry(), stateSince, trustEvaluated, refusal());
            case REFUSED -> new Refused(entry(), stateSince, refusal().orElseThrow());
            case INSECURE -> new Insecure(role(), stateSince, refusalDetail);
        };
    }

    private void set(Entry entry) {
        roleRevision = entry.revision();
        if (entry instanceof Role role) {
            roleArn = role.arn().value();
        } else if (entry instanceof AccessKey accessKey) {
            accessKeyId = accessKey.key().accessKeyId();
            accessKeyPartition = accessKey.key().partition();
            accessKeySecret = accessKey.key().encryptedSecret();
            accessKeyAccount = accessKey.awsAccount().map(AwsAccountId::value).orElse(null);
        }
    }

    private void set(Refusal refusal) {
        refusalReason = refusal.reason();
        refusalDetail = refusal.detail();
        refusalRetryingUntil = refusal.retryingUntil();
    }

    private Entry entry() {
        return accessKeyId == null ? role() : accessKey();
    }

    AccessKey accessKey() {
        EncryptedAccessKey key = new EncryptedAccessKey(accessKeyId, accessKeyPartition, accessKeySecret);
        return new AccessKey(
                key, roleRevision, Optional.ofNullable(accessKeyAccount).map(AwsAccountId::new));
    }

    private Role role() {
        return new Role(new RoleArn(roleArn), roleRevision);
    }

    private Optional<Refusal> refusal() {
        return Optional.ofNullable(refusalReason)
                .map(reason -> new Refusal(reason, refusalDetail, refusalRetryingUntil));
    }
}
