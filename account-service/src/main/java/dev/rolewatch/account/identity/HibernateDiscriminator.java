package dev.rolewatch.account.identity;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets Hibernate add the tenant to each query and row of whoever sees one tenant. */
@ApplicationScoped
@PersistenceUnitExtension
class HibernateDiscriminator implements TenantResolver {
    private final PresentVisibility visibility;

    HibernateDiscriminator(PresentVisibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public String getDefaultTenantId() {
        return Visibility.NOTHING.discriminator();
    }

    @Override
    public String resolveTenantId() {
        return visibility.get().discriminator();
    }

    @Override
    public boolean isRoot(String discriminator) {
        return Visibility.isRoot(discriminator);
    }
}
