package dev.rolewatch.account.console;

import dev.rolewatch.account.estimate.Found;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.ResourceCounts;
import dev.rolewatch.contracts.account.CollectionChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Counts an account's resources by service. */
@ApplicationScoped
class Services {
    private static final int PERCENT = 100;

    private final ResourceCounts counts;
    private final Choices choices;

    Services(ResourceCounts counts, Choices choices) {
        this.counts = counts;
        this.choices = choices;
    }

    /** All that were found, the largest first. */
    List<ServiceLine> of(RegisteredAccount account) {
        Map<String, Found.Namespace> found = counts.found(
                        account.id(), account.reading().inventory(), CollectionChoice.EVERYTHING)
                .namespaces();
        long most = found.values().stream()
                .mapToLong(Found.Namespace::resources)
                .max()
                .orElse(1);
        return found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Found.Namespace> each) ->
                                -each.getValue().resources())
                        .thenComparing(Map.Entry::getKey))
                .map(each -> line(account, each.getKey(), each.getValue().resources(), most))
                .toList();
    }

    private ServiceLine line(RegisteredAccount account, String namespace, long resources, long most) {
        String url = UriBuilder.fromPath("/console/accounts/{id}/resources")
                .queryParam("namespace", "{namespace}")
                .build(account.id(), namespace)
                .toString();
        return new ServiceLine(namespace, choices.service(namespace), Numbers.of(resources), url, (int)
                Math.max(1, resources * PERCENT / most));
    }
}
