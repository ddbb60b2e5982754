package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Wish;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /accounts}. */
@Schema(description = "An account to connect.")
record CreateAccount(
        @Schema(description = "What people call the account.", examples = "\"Production\"")
        String name,

        @Schema(
                description =
                        "Whose account it is to be: your own tenant's if it is left out, or that of one that yours"
                                + " manages.",
                nullable = true,
                examples = "\"acme\"")
        String tenant,

        @Schema(
                description = "CloudWatch namespaces to read beside those that Rolewatch knows, such as the ones that"
                        + " your own applications write.",
                examples = "[\"Shop/Checkout\"]")
        List<String> customNamespaces,

        @Schema(description = "What of the account is to be looked at and read; everything if it is left out.")
        CollectView collect,

        @Schema(
                description = "The AWS account to connect, if it is known: no other may then be connected.",
                nullable = true,
                examples = "\"123456789012\"")
        @Pattern(regexp = "[0-9]{12}", message = AWS_ACCOUNT)
        String awsAccountId,

        @Schema(
                description =
                        "The partition of the AWS account, if it is known: the policies shown are then those of it.",
                nullable = true,
                examples = "\"aws\"")
        String partition) {
    private static final String AWS_ACCOUNT = "the id of an AWS account: twelve digits";

    Wish wish() {
        return new Wish(name, customNamespaces, collect == null ? null : collect.wish());
    }
}
