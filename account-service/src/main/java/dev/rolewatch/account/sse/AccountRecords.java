package dev.rolewatch.account.sse;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import java.util.Collection;
import java.util.Map;

/** Writes accounts' records as the API shows them. */
public interface AccountRecords {
    /** Each as JSON in one line. */
    Map<AccountId, String> json(Collection<RegisteredAccount> accounts);
}
