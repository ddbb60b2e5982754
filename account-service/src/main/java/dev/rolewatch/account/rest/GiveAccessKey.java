package dev.rolewatch.account.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code PUT /accounts/{id}/access-key}. It is read and checked by hand: the framework logs what it
 * cannot read, and a validator what it validates.
 */
@Schema(description = "A lasting access key of an IAM user. A role is safer.")
record GiveAccessKey(
        @Schema(description = "AWS's name of the key.", required = true, examples = "\"AKIAIOSFODNN7EXAMPLE\"")
        String accessKeyId,

        @Schema(
                description = "The key's secret. It is encrypted before it is stored, and never shown.",
                required = true)
        Secret secretAccessKey,

        @Schema(
                description =
                        "The partition of the key's account; by default the account's own, or the one that Rolewatch is"
                                + " in.",
                nullable = true,
                examples = "\"aws\"")
        String partition) {}
