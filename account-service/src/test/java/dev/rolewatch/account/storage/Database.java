package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** What tests look at, and spoil, behind the service's back. */
@ApplicationScoped
public class Database {
    private final EntityManager entities;

    Database(EntityManager entities) {
        this.entities = entities;
    }

    public boolean hasRow(String account) {
        return count("select count(*) from account where id = cast(:value as uuid)", account) == 1;
    }

    /** As one that was removed. */
    public boolean isRemembered(String account) {
        return count("select count(*) from removed_account where id = cast(:value as uuid)", account) == 1;
    }

    public boolean isIssued(String externalId) {
        return count("select count(*) from issued_external_id where external_id = :value", externalId) == 1;
    }

    public long publishedRevision(String account) {
        return count("select published_revision from account where id = cast(:value as uuid)", account);
    }

    public long revision(String account) {
        return count("select revision from account where id = cast(:value as uuid)", account);
    }

    public long resources(String account) {
        return count("select count(*) from resource where account = cast(:value as uuid)", account);
    }

    /** On every account of a tenant. */
    @Transactional
    public void spendMoreTheHigherTheId(String tenant, YearMonth month) {
        Acting.forAllTenants(() -> entities.createNativeQuery(
                        "insert into spend (tenant, month, account, namespace, billed_metrics_low, billed_metrics_high)"
                                + " select tenant, :month, id, 'AWS/EC2', 1, row_number() over (order by id)"
                                + " from account where tenant = :tenant")
                .setParameter("tenant", tenant)
                .setParameter("month", month.atDay(1))
                .executeUpdate());
    }

    @Transactional
    public void setResources(String account, long resources) {
        Acting.forAllTenants(
                () -> entities.createNativeQuery("update inventory set resources = :resources where account = :account")
                        .setParameter("resources", resources)
                        .setParameter("account", UUID.fromString(account))
                        .executeUpdate());
    }

    public boolean hasInventory(String account) {
        return count("select count(*) from inventory where account = cast(:value as uuid)", account) == 1;
    }

    @Transactional
    public void setConsumedOffset(String topic, int partition, long offset) {
        Acting.forAllTenants(
                () -> entities.createNativeQuery("update consumed_offset set last_offset = :offset where topic = :topic"
                                + " and topic_partition = :partition")
                        .setParameter("offset", offset)
                        .setParameter("topic", topic)
                        .setParameter("partition", partition)
                        .executeUpdate());
    }

    @Transactional
    public void setFoldedAt(String topic, int partition, Instant at) {
        Acting.forAllTenants(
                () -> entities.createNativeQuery("update consumed_offset set folded_at = :at where topic = :topic"
                                + " and topic_partition = :partition")
                        .setParameter("at", at)
                        .setParameter("topic", topic)
                        .setParameter("partition", partition)
                        .executeUpdate());
    }

    public boolean holds(String text) {
        return count(
                        "select count(*) from account a where position(cast(:value as text) in cast(a as text)) > 0"
                                + " or position(convert_to(:value, 'UTF8') in coalesce(a.access_key_secret, '')) > 0",
                        text)
                > 0;
    }

    @Transactional
    public void spoilAccessKey(String account) {
        Acting.forAllTenants(
                () -> entities.createNativeQuery("update account set access_key_secret = set_byte(access_key_secret,"
                                + " length(access_key_secret) - 1, get_byte(access_key_secret, length(access_key_secret) - 1) # 1)"
                                + " where id = :id")
                        .setParameter("id", UUID.fromString(account))
                        .executeUpdate());
    }

    @Transactional
    public void setPublishedRevision(String account, long revision) {
        Acting.forAllTenants(
                () -> entities.createNativeQuery("update account set published_revision = :revision where id = :id")
                        .setParameter("revision", revision)
                        .setParameter("id", UUID.fromString(account))
                        .executeUpdate());
    }

    @Transactional
    public void setRepublishedAt(Instant at) {
        Acting.forAllTenants(() -> entities.createNativeQuery("update accounts_topic set republished_at = :at")
                .setParameter("at", at)
                .executeUpdate());
    }

    private long count(String sql, String value) {
        return Acting.forAllTenants(() -> QuarkusTransaction.requiringNew()
                .call(() -> (Long) entities.createNativeQuery(sql, Long.class)
                        .setParameter("value", value)
                        .getSingleResult()));
    }
}
