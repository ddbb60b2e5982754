package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.util.Optional;
import java.util.OptionalLong;

/** The events that tell of trust: each names the role or access key that it is of by the revision at which it was given. */
final class TrustNews {
    private TrustNews() {}

    static boolean isOf(Entry entry, AccountEvent event) {
        OptionalLong revision = entryRevision(event);
        return revision.isPresent() && revision.getAsLong() == entry.revision();
    }

    /** Only what AWS answers tells whose an access key is: it may turn out to be another account's than was registered. */
    static AccountEvent refusedUnlessOf(Optional<AwsAccountId> expected, AccountEvent event) {
        if (event instanceof TrustProven proven
                && proven.awsAccount() != null
                && expected.isPresent()
                && !expected.get().equals(proven.awsAccount())) {
            String detail = "It leads to the AWS account " + proven.awsAccount() + ", but " + expected.get()
                    + " is the one that was registered.";
            return new TrustRefused(
                    proven.account(), proven.at(), proven.roleRevision(), RefusalReason.WRONG_ACCOUNT, detail, null);
        }
        return event;
    }

    private static OptionalLong entryRevision(AccountEvent event) {
        if (event instanceof TrustProven proven) {
            return OptionalLong.of(proven.roleRevision());
        }
        if (event instanceof TrustRefused refused) {
            return OptionalLong.of(refused.roleRevision());
        }
        if (event instanceof TrustInsecure insecure) {
            return OptionalLong.of(insecure.roleRevision());
        }
        return OptionalLong.empty();
    }
}
