package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.imports.CheckedRow;
import dev.rolewatch.account.imports.NewAccount;
import dev.rolewatch.account.imports.ReadRow;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.rest.InvalidRequestException;
import dev.rolewatch.account.rest.Registrations;
import dev.rolewatch.account.rest.TenantParameter;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out of each row, as {@code POST /accounts} and {@code PUT role} would, what it registers or what is wrong. */
@ApplicationScoped
class RowChecks {
    private static final int MOST_FAULTS = 1_000;
    private static final List<Fault> NOT_LOOKED_AT = ImportFile.fault(
            "row",
            "it was not looked at, for the rows before it have " + MOST_FAULTS + " errors",
            "a file whose rows have fewer errors: mend those before it first");

    private final Registrations registrations;
    private final SignedIn signedIn;

    RowChecks(Registrations registrations, SignedIn signedIn) {
        this.registrations = registrations;
        this.signedIn = signedIn;
    }

    /** Each; but those behind as many faults as anybody reads are refused without being looked at. */
    List<CheckedRow> check(List<ReadRow> rows) {
        List<CheckedRow> checked = new ArrayList<>();
        int faults = 0;
        for (ReadRow row : rows) {
            CheckedRow next = faults < MOST_FAULTS ? check(row) : refused(row, NOT_LOOKED_AT);
            faults += next.faults().size();
            checked.add(next);
        }
        return checked;
    }

    private CheckedRow check(ReadRow row) {
        if (row.account().isEmpty()) {
            return new CheckedRow(row.line(), Optional.empty(), row.faults(), row.skipped());
        }
        try {
            return new CheckedRow(row.line(), Optional.of(account(row.account().get())), List.of(), Optional.empty());
        } catch (InvalidRequestException e) {
            return refused(
                    row,
                    e.errors().stream()
                            .map(error -> new Fault(error.field(), error.detail(), error.allowed()))
                            .toList());
        }
    }

    private RegisteredAccount account(NewAccount row) {
        TenantId tenant = TenantParameter.readOrOwn(row.tenant(), signedIn);
        RegisteredAccount account = registrations.register(row.wish(), row.awsAccountId(), row.partition(), tenant);
        return row.roleArn() == null ? account : registrations.giveRole(account, row.roleArn());
    }

    private static CheckedRow refused(ReadRow row, List<Fault> faults) {
        return new CheckedRow(row.line(), Optional.empty(), faults, Optional.empty());
    }
}
