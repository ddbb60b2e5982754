package dev.rolewatch.account.rest.imports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes what {@code aws organizations list-accounts} prints. */
@Schema(
        name = "OrganizationAccounts",
        description = "What `aws organizations list-accounts --output json` prints; other fields are ignored.")
record OrganizationView(
        @Schema(name = "Accounts", required = true) List<OrganizationAccount> accounts) {
    @Schema(name = "OrganizationAccount")
    record OrganizationAccount(
            @Schema(name = "Id", examples = "\"123456789012\"")
            String id,

            @Schema(name = "Name", examples = "\"Production\"")
            String name,

            @Schema(
                    name = "Arn",
                    description = "Tells the partition.",
                    examples = "\"arn:aws:organizations::111122223333:account/o-exampleorgid/123456789012\"")
            String arn,

            @Schema(name = "State", description = "Accounts in another state than ACTIVE are skipped.")
            String state) {}
}
