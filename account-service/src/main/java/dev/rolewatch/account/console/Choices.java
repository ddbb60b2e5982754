package dev.rolewatch.account.console;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** What there is to choose from when somebody says what is to be collected. */
@ApplicationScoped
class Choices {
    private static final List<Option> INTERVALS = List.of(
            new Option("PT1M", "every minute"),
            new Option("", "every 5 minutes (usual)"),
            new Option("PT10M", "every 10 minutes"),
            new Option("PT15M", "every 15 minutes"),
            new Option("PT30M", "every 30 minutes"),
            new Option("PT1H", "every hour"));

    private final List<Option> services;
    private final List<Option> regions;

    Choices(Catalog catalog, OurAccounts ours) {
        services = catalog.namespaces().stream()
                .flatMap(namespace -> catalog.entry(namespace).stream())
                .map(Choices::service)
                .sorted(Comparator.comparing(option -> option.label().toLowerCase(Locale.ROOT)))
                .toList();
        regions = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .filter(region -> ours.serves(PartitionMetadata.of(region).id()))
                .map(region -> new Option(
                        region.id(),
                        region.metadata() == null
                                ? region.id()
                                : region.metadata().description()))
                .sorted(Comparator.comparing(Option::value))
                .toList();
    }

    /** @param value what a form sends; empty for the default */
    record Option(String value, String label) {}

    List<Option> services() {
        return services;
    }

    List<Option> regions() {
        return regions;
    }

    List<Option> intervals() {
        return INTERVALS;
    }

    /** What people call a namespace; the namespace itself if nobody knows. */
    String service(String namespace) {
        return services.stream()
                .filter(service -> service.value().equals(namespace))
                .findFirst()
                .map(Option::label)
                .orElse(namespace);
    }

    private static Option service(CatalogEntry entry) {
        return new Option(entry.namespace(), entry.name() == null ? entry.namespace() : entry.name());
    }
}
