package dev.rolewatch.account.imports;

import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.register.RegisteredAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses rows whose role or AWS account an account has already, or a row before them. An AWS account may be registered
 * twice with {@code POST /accounts}, but in a file it is a slip, or the file was imported before.
 */
public final class Duplicates {
    private final Taken taken;
    private final Map<String, Integer> lines = new HashMap<>();

    private Duplicates(Taken taken) {
        this.taken = taken;
    }

    /** The same rows, some of them refused. */
    public static List<CheckedRow> refuse(List<CheckedRow> rows, Taken taken) {
        Duplicates duplicates = new Duplicates(taken);
        return rows.stream().map(duplicates::check).toList();
    }

    private CheckedRow check(CheckedRow row) {
        return row.account()
                .flatMap(account -> fault(account, row.line()))
                .map(row::refused)
                .orElse(row);
    }

    private Optional<Fault> fault(RegisteredAccount account, int line) {
        Optional<String> role = account.connection()
                .role()
                .map(given -> Taken.key(account.tenant(), given.arn().value()));
        Optional<String> awsAccount = account.awsAccount().map(id -> Taken.key(account.tenant(), id.value()));
        Optional<Fault> ofRole = role.flatMap(
                arn -> fault("roleArn", arn, taken.roles().contains(arn), "a role that no other account uses", line));
        Optional<Fault> ofAccount = awsAccount.flatMap(id -> fault(
                "awsAccountId",
                id,
                taken.awsAccounts().contains(id),
                "an AWS account that is not registered yet",
                line));
        return ofRole.or(() -> ofAccount);
    }

    private Optional<Fault> fault(String field, String value, boolean isTaken, String allowed, int line) {
        Integer earlier = lines.putIfAbsent(field + " " + value, line);
        if (isTaken) {
            return Optional.of(new Fault(field, "an account has it already", allowed));
        }
        return Optional.ofNullable(earlier)
                .map(other -> new Fault(field, "line " + other + " has it already", "each only once"));
    }
}
