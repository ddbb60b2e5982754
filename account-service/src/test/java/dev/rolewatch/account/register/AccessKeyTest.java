package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ACCESS_KEY;
import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.ROLE;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.insecure;
import static dev.rolewatch.account.register.Samples.notRead;
import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.refused;
import static dev.rolewatch.account.register.Samples.registration;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.register.Samples.withAccessKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessKeyTest {
    private static final AwsAccountId OWNER = new AwsAccountId("123456789012");

    @Test
    void anAccessKeyIsTriedAndItsAccountIsLearnt() {
        RegisteredAccount given = withAccessKey();
        RegisteredAccount proven = given.after(provenIn(OWNER));

        assertThat(given.message()).satisfies(message -> {
            assertThat(message.state()).isEqualTo(AccountState.VERIFYING);
            assertThat(message.accessKey()).isEqualTo(ACCESS_KEY);
            assertThat(message.roleArn()).isNull();
            assertThat(message.roleRevision()).isEqualTo(message.revision());
            assertThat(message.awsAccount()).isNull();
        });
        assertThat(proven.message().state()).isEqualTo(AccountState.ACTIVE);
        assertThat(proven.message().awsAccount()).isEqualTo(OWNER);
        assertThat(proven.awsAccount()).contains(OWNER);
        assertThat(proven.after(refused(ID, 2, at(6))).message().state()).isEqualTo(AccountState.REFUSED);
    }

    @Test
    void theRecordSaysThatARoleIsSaferAndHowToMove() {
        assertThat(withAccessKey().warnings())
                .singleElement()
                .asString()
                .contains("a role is safer", "/accounts/" + ID + "/role");
        assertThat(withAccessKey().giveRole(ROLE, at(3)).warnings()).isEmpty();
    }

    @Test
    void aRoleTakesTheKeysPlaceAndNothingElseIsLost() {
        RegisteredAccount before = withAccessKey().after(provenIn(OWNER)).after(report(ID, at(6), read(4)));

        RegisteredAccount moved = before.giveRole(ROLE, at(10));

        Account message = moved.message();
        assertThat(message.accessKey()).isNull();
        assertThat(message.roleArn()).isEqualTo(ROLE);
        assertThat(message.id()).isEqualTo(before.id());
        assertThat(moved.reading().usage()).isEqualTo(before.reading().usage());
        assertThat(moved.createdAt()).isEqualTo(before.createdAt());
        assertThat(moved.after(provenIn(OWNER))).isEqualTo(moved);
    }

    @Test
    void aKeyTakesNoRolesPlace() {
        assertThatThrownBy(() -> active().giveAccessKey(ACCESS_KEY, at(5)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.conflict()).isEqualTo(Conflict.CONNECTED_BY_ROLE));
    }

    @Test
    void aKeyOfAnotherAccountThanTheOneThatWasRegisteredIsRefused() {
        AwsAccountId expected = new AwsAccountId("210987654321");
        RegisteredAccount account = RegisteredAccount.register(
                        registration(Optional.of(expected)), Samples.CHOICE, Samples.EXTERNAL_ID)
                .giveAccessKey(ACCESS_KEY, at(1));

        Problem problem = account.after(provenIn(OWNER)).problem().orElseThrow();

        assertThat(account.after(provenIn(OWNER)).message().state()).isEqualTo(AccountState.REFUSED);
        assertThat(problem.reason()).isEqualTo("WRONG_ACCOUNT");
        assertThat(problem.detail()).contains(OWNER.value(), expected.value());
        assertThat(account.after(provenIn(expected)).message().state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void aKeyCannotBeInsecureAsARoleCan() {
        assertThat(withAccessKey().after(insecure(2, at(5))).connection())
                .isEqualTo(withAccessKey().connection());
    }

    @Test
    void whatIsDeniedToAKeyIsMendedAtItsUser() {
        RegisteredAccount denied =
                withAccessKey().after(provenIn(OWNER)).after(report(ID, at(6), notRead(NotReadReason.DENIED, 0)));

        assertThat(NextStep.of(denied, at(9))).contains("the access key's user");
    }

    private static TrustProven provenIn(AwsAccountId account) {
        return new TrustProven(ID, at(5), 2, true, null, account);
    }
}
