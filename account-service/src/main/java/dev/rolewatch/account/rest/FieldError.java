package dev.rolewatch.account.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong with a request. */
public record FieldError(
        @Schema(description = "The field, as in the body, or the parameter.", examples = "\"roleArn\"")
        String field,

        @Schema(description = "What is wrong with it.", examples = "\"it is not the ARN of an IAM role\"")
        String detail,

        @Schema(
                description = "What is allowed.",
                examples = "\"the ARN of an IAM role: arn:aws:iam::<12 digits>:role/<name>\"")
        String allowed) {}
