package dev.rolewatch.account.register;

import dev.rolewatch.account.register.Entry.AccessKey;
import dev.rolewatch.account.register.Entry.Role;
import dev.rolewatch.contracts.account.Account;
import java.util.Optional;

/** Writes an account as the other services see it. */
final class AccountMessage {
    private AccountMessage() {}

    static Account of(RegisteredAccount account) {
        Connection connection = account.connection();
        Optional<Entry> entry = connection.entry();
        return new Account(
                account.id(),
                account.tenant(),
                account.choice().name(),
                account.revision(),
                connection.state(),
                account.externalId(),
                connection.role().map(Role::arn).orElse(null),
                entry.map(Entry::revision).orElse(0L),
                account.choice().customNamespaces(),
                account.createdAt(),
                account.externalIds().next().orElse(null),
                account.verification().revision(),
                connection.accessKey().map(AccessKey::key).orElse(null),
                account.awsAccount().orElse(null),
                account.choice().collect());
    }
}
