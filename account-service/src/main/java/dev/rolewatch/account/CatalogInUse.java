package dev.rolewatch.account;

import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.contracts.catalog.Catalog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The catalog of this installation, and what follows from it. */
final class CatalogInUse {
    @Produces
    @Singleton
    Catalog catalog() {
        return Catalog.shipped();
    }

    @Produces
    @Singleton
    ChoiceRules choiceRules(Catalog catalog) {
        return new ChoiceRules(catalog);
    }
}
