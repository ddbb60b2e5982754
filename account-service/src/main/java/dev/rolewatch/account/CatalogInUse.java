package dev.rolewatch.account;

import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.contracts.catalog.Catalog;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The catalog of this installation, and what follows from it. */
@Dependent
class CatalogInUse {
    /** Made at the start, for a service whose catalog is wrong must not start. */
    @Produces
    @Singleton
    @Startup
    Catalog catalog(CatalogSettings settings) {
        Catalog shipped = Catalog.shipped();
        return settings.folder().map(shipped::with).orElse(shipped);
    }

    @Produces
    @Singleton
    ChoiceRules choiceRules(Catalog catalog) {
        return new ChoiceRules(catalog);
    }
}
