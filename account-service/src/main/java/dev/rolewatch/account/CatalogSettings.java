package dev.rolewatch.account;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Which namespaces there are to choose from. */
@ConfigMapping(prefix = "rolewatch.catalog")
public interface CatalogSettings {
    /**
     * A folder whose {@code *.yaml} files add namespaces to the catalog or replace those that are shipped. It is read at the
     * start; a fault in any file stops the service with a text that tells all of them. discovery-service needs the same one.
     */
    Optional<Path> folder();
}
