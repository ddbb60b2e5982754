package dev.rolewatch.account.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;

/** The lock and the count of each account's resources. */
@ApplicationScoped
class Inventories {
    private final EntityManager entities;

    Inventories(EntityManager entities) {
        this.entities = entities;
    }

    /** Those of the accounts that are registered, locked: nobody else changes their resources until this transaction ends. */
    @Transactional(TxType.MANDATORY)
    Set<UUID> lock(Collection<UUID> accounts) {
        List<UUID> registered = session()
                .createNativeQuery(
                        "select id from account where id in (:accounts) and deleted_at is null order by id", UUID.class)
                .setParameter("accounts", accounts)
                .getResultList();
        // In one order, so that no two transactions wait for each other.
        for (UUID account : registered) {
            session()
                    .createNativeMutationQuery("insert into inventory (account, tenant, resources)"
                            + " select id, tenant, 0 from account where id = :account"
                            + " on conflict (account) do update set resources = inventory.resources")
                    .setParameter("account", account)
                    .executeUpdate();
        }
        return new TreeSet<>(registered);
    }

    @Transactional(TxType.MANDATORY)
    void add(UUID account, long resources) {
        session()
                .createNativeMutationQuery(
                        "update inventory set resources = resources + :more where account = :account")
                .setParameter("more", resources)
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Some accounts that are no longer registered but have an inventory. */
    @Transactional
    List<UUID> ofRemovedAccounts() {
        return session()
                .createNativeQuery(
                        "select i.account from inventory i where not exists (select 1 from account a where a.id = i.account"
                                + " and a.deleted_at is null) limit 100",
                        UUID.class)
                .getResultList();
    }

    /**
     * Deletes some resources of an account, and in the end its inventory.
     *
     * @return whether nothing is left
     */
    @Transactional
    boolean deleteSome(UUID account, int most) {
        lockAlone(account);
        int deleted = session()
                .createNativeMutationQuery("delete from resource where account = :account and key in"
                        + " (select key from resource where account = :account limit :most)")
                .setParameter("account", account)
                .setParameter("most", most)
                .executeUpdate();
        if (deleted == most) {
            return false;
        }
        session()
                .createNativeMutationQuery("delete from inventory where account = :account")
                .setParameter("account", account)
                .executeUpdate();
        return true;
    }

    /** Copies that may have left resources behind. */
    @Transactional
    List<Long> outdatedCopies() {
        return session()
                .createNativeQuery("select copy from outdated_copy order by copy", Long.class)
                .getResultList();
    }

    /**
     * Deletes some resources that an outdated copy left behind, and in the end knows no more of that copy.
     *
     * @return whether nothing is left
     */
    @Transactional
    boolean deleteSomeOf(long copy, int most) {
        List<UUID> accounts = session()
                .createNativeQuery("select account from resource where copy = :copy limit 1", UUID.class)
                .setParameter("copy", copy)
                .getResultList();
        for (UUID account : accounts) {
            lockAlone(account);
            int deleted = session()
                    .createNativeMutationQuery(
                            "delete from resource where account = :account and copy = :copy and key in"
                                    + " (select key from resource where account = :account and copy = :copy limit :most)")
                    .setParameter("account", account)
                    .setParameter("copy", copy)
                    .setParameter("most", most)
                    .executeUpdate();
            add(account, -deleted);
        }
        if (accounts.isEmpty()) {
            session()
                    .createNativeMutationQuery("delete from outdated_copy where copy = :copy")
                    .setParameter("copy", copy)
                    .executeUpdate();
        }
        return accounts.isEmpty();
    }

    private void lockAlone(UUID account) {
        session()
                .createNativeQuery("select account from inventory where account = :account for update", UUID.class)
                .setParameter("account", account)
                .getResultList();
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
