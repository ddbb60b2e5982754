package dev.rolewatch.account.rest;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code GET /accounts}. */
@Schema(description = "Some accounts, in the order that was asked for.")
record AccountPage(
        List<AccountSummary> accounts,

        @Schema(
                description = "The address of the next page, with the same filters and order; null on the last.",
                examples = "\"/accounts?sort=name&limit=100&after=bmFtZSwxNw\"",
                nullable = true)
        URI next) {}
