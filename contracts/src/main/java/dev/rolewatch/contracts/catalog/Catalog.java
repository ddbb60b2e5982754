package dev.rolewatch.contracts.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which namespaces there are and what to read in each. It is data: one YAML file for each namespace. */
public final class Catalog {
    private static final String FOLDER = "/dev/rolewatch/catalog/";
    private static final ObjectMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    private final Map<String, CatalogEntry> entries;

    public Catalog(Iterable<CatalogEntry> entries) {
        Map<String, CatalogEntry> byNamespace = new TreeMap<>();
        entries.forEach(entry -> byNamespace.put(entry.namespace(), entry));
        this.entries = Map.copyOf(byNamespace);
    }

    /** The catalog that is shipped. */
    public static Catalog shipped() {
        return new Catalog(new String(bytes("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(Catalog::shippedEntry)
                .toList());
    }

    /** The entry of a namespace; empty if the catalog has none. */
    public Optional<CatalogEntry> entry(String namespace) {
        return Optional.ofNullable(entries.get(namespace));
    }

    public Set<String> namespaces() {
        return entries.keySet();
    }

    private static CatalogEntry shippedEntry(String file) {
        try {
            return YAML.readValue(bytes(file), CatalogEntry.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog's " + file + " is not a valid entry", e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Catalog.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the catalog names " + file + ", which is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
