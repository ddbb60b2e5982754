package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Troubles;
import dev.rolewatch.account.register.Usage;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the register, and its way from and to the domain. */
@Entity
@Table(name = "account")
class AccountRow {
    @Id
    UUID id;

    String tenant;
    String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> customNamespaces;

    String externalId;
    Instant createdAt;
    long revision;
    long publishedRevision;
    Instant deletedAt;

    @Embedded
    ConnectionColumns connection;

    Integer resources;
    Instant scannedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> scanFailures;

    long calls;
    long billedMetricsLow;
    long billedMetricsHigh;
    Instant lastReadAt;

    @ElementCollection
    @CollectionTable(name = "account_trouble", joinColumns = @JoinColumn(name = "account_id"))
    @BatchSize(size = 100)
    Set<TroubleColumns> troubles = new HashSet<>();

    static AccountRow of(RegisteredAccount account) {
        AccountRow row = new AccountRow();
        row.id = account.id().value();
        row.tenant = account.tenant().value();
        row.externalId = account.externalId().value();
        row.createdAt = account.createdAt();
        row.set(account);
        return row;
    }

    /** Takes over everything that may change. */
    void set(RegisteredAccount account) {
        name = account.name();
        customNamespaces = account.customNamespaces();
        revision = account.revision();
        connection = ConnectionColumns.of(account.connection());
        resources = account.inventory().resources();
        scannedAt = account.inventory().scannedAt();
        scanFailures = account.inventory().failures();
        calls = account.usage().calls();
        billedMetricsLow = account.usage().billedMetricsLow();
        billedMetricsHigh = account.usage().billedMetricsHigh();
        lastReadAt = account.usage().lastReadAt();
        Set<TroubleColumns> now =
                account.troubles().list().stream().map(TroubleColumns::of).collect(Collectors.toSet());
        troubles.retainAll(now);
        troubles.addAll(now);
    }

    RegisteredAccount account() {
        return new RegisteredAccount(
                new AccountId(id),
                new TenantId(tenant),
                name,
                customNamespaces,
                new ExternalId(externalId),
                createdAt,
                revision,
                connection.connection(),
                new Inventory(resources, scannedAt, scanFailures),
                new Usage(calls, billedMetricsLow, billedMetricsHigh, lastReadAt),
                new Troubles(troubles.stream().map(TroubleColumns::trouble).toList()));
    }
}
