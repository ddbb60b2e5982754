package dev.rolewatch.contracts.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of the catalog: those that are shipped, and those of a folder. */
final class CatalogFiles {
    private static final String SHIPPED = "/dev/rolewatch/catalog/";

    private final List<CatalogEntry> entries = new ArrayList<>();
    private final Map<String, String> filesByNamespace = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private CatalogFiles() {}

    static List<CatalogEntry> shipped() {
        CatalogFiles files = new CatalogFiles();
        shipped("index.txt").lines().forEach(file -> files.read(file, shipped(file)));
        return files.entriesWithoutFault();
    }

    /**
     * @throws CatalogException telling every fault of every file
     */
    static List<CatalogEntry> in(Path folder) {
        CatalogFiles files = new CatalogFiles();
        files.readAll(folder);
        return files.entriesWithoutFault();
    }

    private List<CatalogEntry> entriesWithoutFault() {
        if (!faults.isEmpty()) {
            throw new CatalogException(faults);
        }
        return entries;
    }

    private void readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !Files.isDirectory(file)).sorted().forEach(this::read);
        } catch (IOException | UncheckedIOException e) {
            faults.add("the folder " + folder + " cannot be read (" + e + "): make it a folder of catalog files");
        }
    }

    private void read(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".yml")) {
            faults.add(name + ": only *.yaml is read, rename it");
        }
        if (name.endsWith(".yaml")) {
            text(file).ifPresent(yaml -> read(name, yaml));
        }
    }

    private void read(String file, String yaml) {
        EntryReader reader = new EntryReader(file);
        reader.read(yaml).ifPresent(entry -> add(file, entry));
        faults.addAll(reader.faults());
    }

    private void add(String file, CatalogEntry entry) {
        String other = filesByNamespace.putIfAbsent(entry.namespace(), file);
        if (other != null) {
            faults.add(file + ": namespace: " + entry.namespace() + " is in " + other + " already, keep one of them");
        }
        entries.add(entry);
    }

    private Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            faults.add(file.getFileName() + ": cannot be read as UTF-8 text (" + e + ")");
            return Optional.empty();
        }
    }

    private static String shipped(String file) {
        try (InputStream in = CatalogFiles.class.getResourceAsStream(SHIPPED + file)) {
            if (in == null) {
                throw new IllegalStateException("the catalog names " + file + ", which is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
