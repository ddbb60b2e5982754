package dev.rolewatch.contracts.catalog;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which namespaces there are and what to read in each. It is data: one YAML file for each namespace. */
public final class Catalog {
    private final Map<String, CatalogEntry> entries;
    private final ArnIndex arns;

    /** Of two entries for one namespace the later counts. */
    public Catalog(Iterable<CatalogEntry> entries) {
        Map<String, CatalogEntry> byNamespace = new TreeMap<>();
        entries.forEach(entry -> byNamespace.put(entry.namespace(), entry));
        this.entries = Map.copyOf(byNamespace);
        this.arns = new ArnIndex(byNamespace.values());
    }

    /** The catalog that is shipped. */
    public static Catalog shipped() {
        return new Catalog(CatalogFiles.shipped());
    }

    /**
     * This catalog with the entries of a folder: each of its {@code *.yaml} files adds a namespace or replaces it.
     *
     * @throws CatalogException telling every fault of every file
     */
    public Catalog with(Path folder) {
        List<CatalogEntry> all = new ArrayList<>(entries.values());
        all.addAll(CatalogFiles.in(folder));
        return new Catalog(all);
    }

    /** The entry of a namespace; empty if the catalog has none. */
    public Optional<CatalogEntry> entry(String namespace) {
        return Optional.ofNullable(entries.get(namespace));
    }

    public Set<String> namespaces() {
        return entries.keySet();
    }

    /**
     * The resource that an ARN found in a Region names. Empty if the catalog knows none with such an ARN, or if several
     * could be meant: the ARN of a database does not tell whether AWS/RDS, AWS/DocDB or AWS/Neptune has its metrics.
     */
    public Optional<ResourceId> resourceNamed(Region region, String arn) {
        return arns.resource(region, arn);
    }
}
