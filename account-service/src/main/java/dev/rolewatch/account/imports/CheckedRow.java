package dev.rolewatch.account.imports;

import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.register.RegisteredAccount;
import java.util.List;
import java.util.Optional;

/**
 * A row that was checked.
 *
 * @param account what it registers; empty if it has faults or is skipped
 */
public record CheckedRow(int line, Optional<RegisteredAccount> account, List<Fault> faults, Optional<String> skipped) {
    CheckedRow refused(Fault fault) {
        return new CheckedRow(line, Optional.empty(), List.of(fault), Optional.empty());
    }
}
