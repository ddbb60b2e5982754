package dev.rolewatch.account.console;

import dev.rolewatch.account.console.ConsoleAccounts.Costed;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.time.Instant;
import java.util.List;

/**
 * An account in the list.
 *
 * @param awsAccount null while it is not known
 * @param concern what is wrong with it, in a few words; null if nothing is
 * @param resources null before the first scan
 * @param lastRead null before the first time
 */
record AccountLine(
        String id,
        String name,
        String awsAccount,
        String tenant,
        Badge badge,
        String concern,
        String resources,
        Moment lastRead,
        String cost) {
    static AccountLine of(Costed costed, List<Concern> concerns, String tenant, Instant now) {
        RegisteredAccount account = costed.account();
        return new AccountLine(
                account.id().toString(),
                account.choice().name(),
                account.awsAccount().map(AwsAccountId::value).orElse(null),
                tenant,
                Badge.of(account),
                concerns.isEmpty() ? null : concerns.get(0).title(),
                account.reading().inventory().counted().map(Numbers::of).orElse(null),
                Moment.of(account.reading().usage().lastReadAt(), now),
                Money.of(costed.spent().total()));
    }
}
