package dev.rolewatch.account.console;

import dev.rolewatch.account.register.Health;
import dev.rolewatch.account.storage.AccountOverview.Filter;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts somebody looks for in the list.
 *
 * @param text empty for every account
 */
record Looked(String text, Optional<Health> health, Optional<TenantId> tenant) {
    Filter filter() {
        return new Filter(Optional.of(text).filter(given -> !given.isEmpty()), tenant);
    }

    boolean isForAll() {
        return text.isEmpty() && health.isEmpty() && tenant.isEmpty();
    }

    Looked with(Optional<Health> other) {
        return new Looked(text, other, tenant);
    }

    /** The address of a page of it. */
    String url(int page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            parameters.put("text", text);
        }
        health.ifPresent(only -> parameters.put("health", only.name()));
        tenant.ifPresent(only -> parameters.put("tenant", only.value()));
        if (page > 1) {
            parameters.put("page", Integer.toString(page));
        }
        UriBuilder url = UriBuilder.fromPath("/console");
        parameters.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.build(parameters.values().toArray()).toString();
    }
}
