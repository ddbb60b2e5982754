package dev.rolewatch.account.storage;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.register.ExternalIds;
import dev.rolewatch.account.register.Reading;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Registration;
import dev.rolewatch.account.register.ToldBudget;
import dev.rolewatch.account.register.Troubles;
import dev.rolewatch.account.register.Usage;
import dev.rolewatch.account.register.Verification;
import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.ExternalId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A row of the register, and its way from and to the domain. */
@Entity
@Table(name = "account")
class AccountRow {
    @Id
    UUID id;

    @TenantId
    String tenant;

    String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> customNamespaces;

    @JdbcTypeCode(SqlTypes.JSON)
    String collect;

    String expectedAwsAccount;
    String expectedPartition;

    /** The database's own: the name in lower case. */
    @Column(insertable = false, updatable = false)
    String nameLower;

    /** The database's own: as it was registered, or of the role, or of the access key. */
    @Column(insertable = false, updatable = false)
    String awsAccount;

    String externalId;
    String nextExternalId;
    Instant createdAt;
    long revision;
    long publishedRevision;
    Instant deletedAt;

    long verifyRevision;
    Instant verificationRequestedAt;
    Instant trustCheckedAt;

    @Embedded
    ConnectionColumns connection;

    /** For lists: as {@link RegisteredAccount#problem()} says. */
    boolean hasProblem;

    @Embedded
    InventoryColumns inventory;

    @JdbcTypeCode(SqlTypes.JSON)
    String budgetKept;

    long calls;
    long billedMetricsLow;
    long billedMetricsHigh;
    Instant lastReadAt;

    /** Of many rows they are read together where the rows are read as a list, and of each by itself where as a stream. */
    @ElementCollection
    @CollectionTable(name = "account_trouble", joinColumns = @JoinColumn(name = "account_id"))
    @BatchSize(size = 512)
    Set<TroubleColumns> troubles = new HashSet<>();

    static AccountRow of(RegisteredAccount account) {
        AccountRow row = new AccountRow();
        row.id = account.id().value();
        row.tenant = account.tenant().value();
        row.expectedAwsAccount =
                account.expectedAwsAccount().map(AwsAccountId::value).orElse(null);
        row.expectedPartition = account.registration().expectedPartition().orElse(null);
        row.createdAt = account.createdAt();
        row.set(account);
        return row;
    }

    /** Takes over everything that may change. */
    void set(RegisteredAccount account) {
        name = account.choice().name();
        customNamespaces = account.choice().customNamespaces();
        collect = JsonColumn.write(account.choice().collect());
        externalId = account.externalId().value();
        nextExternalId = account.externalIds().next().map(ExternalId::value).orElse(null);
        revision = account.revision();
        verifyRevision = account.verification().revision();
        verificationRequestedAt = account.verification().requestedAt().orElse(null);
        trustCheckedAt = account.verification().checkedAt().orElse(null);
        connection = ConnectionColumns.of(account.connection());
        hasProblem = account.problem().isPresent();
        set(account.reading());
    }

    private void set(Reading reading) {
        inventory = InventoryColumns.of(reading.inventory());
        budgetKept = reading.toldBudget().last().map(JsonColumn::write).orElse(null);
        calls = reading.usage().calls();
        billedMetricsLow = reading.usage().billed().low();
        billedMetricsHigh = reading.usage().billed().high();
        lastReadAt = reading.usage().lastReadAt();
        Set<TroubleColumns> now =
                reading.troubles().list().stream().map(TroubleColumns::of).collect(Collectors.toSet());
        troubles.retainAll(now);
        troubles.addAll(now);
    }

    RegisteredAccount account() {
        return new RegisteredAccount(
                registration(),
                choice(),
                new ExternalIds(
                        new ExternalId(externalId),
                        Optional.ofNullable(nextExternalId).map(ExternalId::new)),
                revision,
                new Verification(
                        verifyRevision,
                        Optional.ofNullable(verificationRequestedAt),
                        Optional.ofNullable(trustCheckedAt)),
                connection.connection(),
                reading());
    }

    private Choice choice() {
        return new Choice(
                name,
                customNamespaces,
                collect == null ? CollectionChoice.EVERYTHING : JsonColumn.read(collect, CollectionChoice.class));
    }

    private Reading reading() {
        return new Reading(
                inventory.inventory(),
                new Usage(calls, new Billed(billedMetricsLow, billedMetricsHigh), lastReadAt),
                new Troubles(troubles.stream().map(TroubleColumns::trouble).toList()),
                new ToldBudget(Optional.ofNullable(budgetKept).map(kept -> JsonColumn.read(kept, BudgetKept.class))));
    }

    private Registration registration() {
        return new Registration(
                new AccountId(id),
                new dev.rolewatch.contracts.account.TenantId(tenant),
                Optional.ofNullable(expectedAwsAccount).map(AwsAccountId::new),
                Optional.ofNullable(expectedPartition),
                createdAt);
    }
}
