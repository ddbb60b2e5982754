package dev.rolewatch.account.imports;

import dev.rolewatch.account.choice.Fault;
import java.util.List;
import java.util.Optional;

/**
 * A row of a file, read but not checked.
 *
 * @param line where it begins in the file, from 1 on
 * @param account empty if it cannot be read, for which there are faults then
 * @param skipped why nothing is to be done with it; empty otherwise
 */
public record ReadRow(int line, Optional<NewAccount> account, List<Fault> faults, Optional<String> skipped) {
    public static ReadRow of(int line, NewAccount account) {
        return new ReadRow(line, Optional.of(account), List.of(), Optional.empty());
    }

    public static ReadRow unreadable(int line, List<Fault> faults) {
        return new ReadRow(line, Optional.empty(), faults, Optional.empty());
    }

    public static ReadRow skipped(int line, String why) {
        return new ReadRow(line, Optional.empty(), List.of(), Optional.of(why));
    }
}
