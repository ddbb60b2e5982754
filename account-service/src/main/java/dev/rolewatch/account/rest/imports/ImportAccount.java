package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.account.imports.NewAccount;
import dev.rolewatch.account.rest.CollectView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of a file of JSON lines. */
@Schema(description = "An account to connect, and the role to connect it by if it is known.")
record ImportAccount(
        @Schema(description = "What people call the account.", examples = "\"Production\"")
        String name,

        @Schema(description = "Whose account it is; your own tenant's if it is left out.", nullable = true)
        String tenant,

        @Schema(nullable = true) List<String> customNamespaces,
        @Schema(nullable = true) CollectView collect,

        @Schema(nullable = true, examples = "\"123456789012\"")
        String awsAccountId,

        @Schema(nullable = true, examples = "\"aws\"") String partition,

        @Schema(
                description = "The role that lets Rolewatch in. Its trust is proven at once.",
                nullable = true,
                examples = "\"arn:aws:iam::123456789012:role/RolewatchRead\"")
        String roleArn) {

    NewAccount account() {
        return new NewAccount(
                new Wish(name, customNamespaces, collect == null ? null : collect.wish()),
                tenant,
                awsAccountId,
                partition,
                roleArn);
    }
}
