package dev.rolewatch.account.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code PUT /accounts/{id}/role}. */
@Schema(description = "The role that lets Rolewatch in.")
record GiveRole(
        @Schema(
                description = "The ARN of an IAM role in the account to connect.",
                required = true,
                examples = "\"arn:aws:iam::123456789012:role/RolewatchRead\"")
        String roleArn) {}
