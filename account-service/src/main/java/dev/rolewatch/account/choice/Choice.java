package dev.rolewatch.account.choice;

import dev.rolewatch.contracts.account.CollectionChoice;
import java.util.List;

/**
 * What the owner of an account decides, and may decide anew at any time.
 *
 * @param customNamespaces read beside those of the catalog
 * @param collect what is looked at and read
 */
public record Choice(String name, List<String> customNamespaces, CollectionChoice collect) {
    public Choice {
        customNamespaces = List.copyOf(customNamespaces);
    }
}
