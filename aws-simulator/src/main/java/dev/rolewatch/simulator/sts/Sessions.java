package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.iam.Session;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.wire.AwsException;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What the operations that hand out sessions have in common. */
final class Sessions {
    private Sessions() {}

    /** @throws AwsException RegionDisabledException, if STS opens no sessions of the account in the call's Region */
    static void requireSts(Accounts accounts, String accountId, Call call) {
        if (!accounts.hasSts(accountId, call.region())) {
            throw AwsException.of(
                    "RegionDisabledException",
                    403,
                    "STS is not activated in this region for account:" + accountId
                            + ". Your account administrator can activate STS in this region using the IAM Console.");
        }
    }

    static Credentials credentials(Session session) {
        return Credentials.builder()
                .accessKeyId(session.key().id())
                .secretAccessKey(session.key().secret())
                .sessionToken(session.token())
                .expiration(session.expiresAt().truncatedTo(ChronoUnit.SECONDS))
                .build();
    }
}
