package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.AwaitedRoles;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of the answer of {@code POST /accounts:connect-stackset}. */
@Schema(name = "ConnectedStackSet", description = "What became of the accounts that waited for a role.")
record ConnectView(
        @Schema(description = "Accounts whose role is being proven now.")
        List<ConnectedView> connected,

        @Schema(
                description =
                        "Accounts that still wait, for another account has the role: the AWS account is registered twice.")
        List<ConnectedView> inUse) {

    @Schema(name = "ConnectedAccount")
    record ConnectedView(
            UUID id,
            String name,
            @Schema(examples = "\"123456789012\"") String awsAccountId) {
        private static ConnectedView of(RegisteredAccount account) {
            return new ConnectedView(
                    account.id().value(),
                    account.choice().name(),
                    account.awsAccount().map(AwsAccountId::value).orElseThrow());
        }
    }

    static ConnectView of(AwaitedRoles.Result result) {
        return new ConnectView(
                result.given().stream().map(ConnectedView::of).toList(),
                result.inUse().stream().map(ConnectedView::of).toList());
    }
}
