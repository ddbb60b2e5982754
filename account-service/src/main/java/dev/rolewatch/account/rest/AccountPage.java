package dev.rolewatch.account.rest;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code GET /accounts}. */
@Schema(description = "Some accounts, oldest first.")
record AccountPage(
        List<AccountView> accounts,

        @Schema(
                description = "The address of the next page; null on the last.",
                examples = "\"/accounts?limit=100&after=2026-11-22T10:00:00Z,5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11\"",
                nullable = true)
        URI next) {}
