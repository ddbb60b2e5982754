package dev.rolewatch.account.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /accounts}. */
@Schema(description = "An account to connect.")
record CreateAccount(
        @Schema(description = "What people call the account.", examples = "\"Production\"")
        @NotNull(message = NAME)
        @Pattern(regexp = "(?=.*\\S)[^\\p{Cntrl}]{1,100}", message = NAME)
        String name,

        @Schema(
                description = "CloudWatch namespaces to read beside those that Rolewatch knows, such as the ones that"
                        + " your own applications write.",
                examples = "[\"Shop/Checkout\"]")
        @Size(max = 50, message = "at most 50 namespaces")
        List<
                        @NotNull(message = NAMESPACE)
                        @Pattern(regexp = "[^:\\s\\p{Cntrl}][^:\\p{Cntrl}]{0,254}", message = NAMESPACE) String>
                customNamespaces,

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
    private static final String NAME = "1 to 100 characters, not only spaces, no control characters";
    private static final String NAMESPACE =
            "the name of a CloudWatch namespace: 1 to 255 characters, no colon and no control characters";
    private static final String AWS_ACCOUNT = "the id of an AWS account: twelve digits";

    CreateAccount {
        customNamespaces = customNamespaces == null
                ? List.of()
                : customNamespaces.stream().distinct().toList();
    }
}
