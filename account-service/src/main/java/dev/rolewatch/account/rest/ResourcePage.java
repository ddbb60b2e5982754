package dev.rolewatch.account.rest;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code GET /accounts/{id}/resources}. */
@Schema(description = "Some resources of an account, as sort says.")
record ResourcePage(
        List<ResourceView> resources,

        @Schema(
                description = "The address of the next page, with the same parameters; null on the last.",
                nullable = true)
        URI next) {}
