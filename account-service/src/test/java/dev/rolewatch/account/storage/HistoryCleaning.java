package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Has history forgotten when a test wants it. */
@ApplicationScoped
public class HistoryCleaning {
    private final OldHistory old;
    private final EntityManager entities;

    HistoryCleaning(OldHistory old, EntityManager entities) {
        this.old = old;
        this.entities = entities;
    }

    public void forget() {
        old.forget();
    }

    /** How many buckets are kept of an account. */
    @Transactional
    public long buckets(AccountId account) {
        return Acting.forAllTenants(() ->
                (Long) entities.createNativeQuery("select count(*) from history where account = :account", Long.class)
                        .setParameter("account", account.value())
                        .getSingleResult());
    }
}
