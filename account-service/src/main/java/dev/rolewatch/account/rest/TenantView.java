package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Tenant;
import dev.rolewatch.contracts.account.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant in the API. */
@Schema(name = "Tenant", description = "Who owns accounts.")
record TenantView(
        @Schema(
                description = "What the access tokens of its people name; a managed tenant's is made here.",
                examples = "\"acme\"")
        String id,

        @Schema(examples = "\"Northwind Traders\"") String name,

        @Schema(
                description = "Its provider, which sees and does whatever it can itself; null if it has none.",
                nullable = true,
                examples = "\"acme\"")
        String managedBy,

        Instant createdAt) {
    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id().value(),
                tenant.name(),
                tenant.managedBy().map(TenantId::value).orElse(null),
                tenant.createdAt());
    }

    @Schema(name = "TenantPage", description = "Some tenants, in the order of their ids.")
    record TenantPage(
            List<TenantView> tenants,

            @Schema(
                    description = "The address of the next page; null on the last.",
                    examples = "\"/tenants?limit=100&after=YWNtZQ\"",
                    nullable = true)
            URI next) {}
}
