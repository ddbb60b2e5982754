package dev.rolewatch.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Registration;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/RolewatchRead";

    @Test
    void whatStandsTwiceInAFileIsRefusedTheSecondTimeWithTheLineOfTheFirst() {
        List<CheckedRow> rows =
                refuse(row(2, "111111111111", null), row(3, "222222222222", null), row(7, "111111111111", null));

        assertThat(rows).extracting(row -> row.account().isPresent()).containsExactly(true, true, false);
        assertThat(rows.get(2).faults())
                .containsExactly(new Fault("awsAccountId", "line 2 has it already", "each only once"));
    }

    @Test
    void theRoleOfARowIsOfItsAwsAccountAndTheSameInAnyCase() {
        List<CheckedRow> rows = refuse(
                row(2, null, ROLE), row(3, null, ROLE.replace("Rolewatch", "ROLEWATCH")), row(4, "111111111111", null));

        assertThat(rows.get(1).faults()).extracting(Fault::field).containsExactly("roleArn");
        assertThat(rows.get(2).faults()).extracting(Fault::field).containsExactly("awsAccountId");
    }

    @Test
    void whatAnAccountHasAlreadyIsRefused() {
        Taken taken = new Taken(
                Set.of(Taken.key(TenantId.DEFAULT, ROLE)), Set.of(Taken.key(TenantId.DEFAULT, "222222222222")));

        List<CheckedRow> rows = Duplicates.refuse(
                List.of(row(2, null, ROLE), row(3, "222222222222", null), row(4, "333333333333", null)), taken);

        assertThat(rows).extracting(row -> row.account().isPresent()).containsExactly(false, false, true);
        assertThat(rows.get(0).faults()).extracting(Fault::detail).containsExactly("an account has it already");
    }

    @Test
    void rowsThatNameNeitherAreNoDuplicates() {
        assertThat(refuse(row(2, null, null), row(3, null, null)))
                .allMatch(row -> row.account().isPresent());
    }

    private static List<CheckedRow> refuse(CheckedRow... rows) {
        return Duplicates.refuse(List.of(rows), new Taken(Set.of(), Set.of()));
    }

    private static CheckedRow row(int line, String awsAccount, String role) {
        RegisteredAccount account = RegisteredAccount.register(
                new Registration(
                        new AccountId(UUID.randomUUID()),
                        TenantId.DEFAULT,
                        Optional.ofNullable(awsAccount).map(AwsAccountId::new),
                        Optional.empty(),
                        Samples.NOON),
                Samples.CHOICE,
                Samples.EXTERNAL_ID);
        return new CheckedRow(
                line,
                Optional.of(role == null ? account : account.giveRole(new RoleArn(role), Samples.NOON)),
                List.of(),
                Optional.empty());
    }
}
