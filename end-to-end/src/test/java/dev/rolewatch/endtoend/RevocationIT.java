package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.local.customer.AccountRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers take away, what they are told then, and that collection resumes by itself with nothing lost. */
@Order(1)
class RevocationIT {
    /** The pauses of minutes that production has, in seconds. */
    private static final Map<String, String> QUICK = Map.of(
            "ROLEWATCH_TRUST_PATIENCE", "PT10S",
            "ROLEWATCH_TRUST_FIRST_PAUSE", "PT1S",
            "ROLEWATCH_TRUST_LONGEST_PAUSE", "PT5S",
            "ROLEWATCH_TRUST_TRY_EVERY", "PT20S");

    @TempDir
    Path folder;

    @Test
    void whatCustomersTakeAwayIsToldAndOnceMendedNothingIsMissing() {
        try (RunningSystem rolewatch = RunningSystem.start(folder, 1, QUICK)) {
            ConnectedAccount untouched = ConnectedAccount.of(rolewatch, SmallAccount.of("Untouched", "100000000001"));
            ConnectedAccount revoked = ConnectedAccount.of(rolewatch, SmallAccount.of("Revoked", "100000000002"));
            ConnectedAccount edited = ConnectedAccount.of(rolewatch, SmallAccount.of("Edited", "100000000003"));
            ConnectedAccount cut = ConnectedAccount.of(rolewatch, SmallAccount.of("Cut", "100000000004"));
            ConnectedAccount deleted = ConnectedAccount.of(rolewatch, SmallAccount.of("Deleted", "100000000005"));
            ConnectedAccount closed = ConnectedAccount.of(rolewatch, SmallAccount.of("Closed", "100000000006"));
            List<ConnectedAccount> all = List.of(untouched, revoked, edited, cut, deleted, closed);
            all.forEach(account -> account.awaitReadAfter(Instant.MIN));

            Instant broken = Instant.now();
            rolewatch.aws().revokeSessions(revoked.account().awsAccount(), ConnectedAccount.ROLE);
            edited.putRole(edited.trusting(untouched.registered().trustPolicy()));
            rolewatch.api().verify(edited.id());
            cut.putRole(cut.allowing(
                    cut.registered().permissionsPolicy().replace("cloudwatch:GetMetricData", "s3:ListAllMyBuckets")));
            rolewatch.aws().deleteRole(deleted.account().awsAccount(), ConnectedAccount.ROLE);
            rolewatch.aws().closeAccount(closed.account().awsAccount());

            revoked.awaitReadAfter(broken);
            assertThat(refused(edited)).contains("trust policy", "external ID");
            assertThat(refused(deleted)).contains("exists", "trust policy");
            assertThat(refused(closed)).contains("closed");
            AccountRecord denied = cut.awaitRecord("tell what is missing", record -> record.problem() != null);
            assertThat(denied.state()).isEqualTo("ACTIVE");
            assertThat(denied.problem()).contains("cloudwatch:GetMetricData", "permissionsPolicy");
            untouched.awaitReadAfter(Instant.now());

            Instant mended = Instant.now();
            Stream.of(edited, cut, deleted).forEach(account -> account.putRole(account.role()));
            rolewatch.aws().reopenAccount(closed.account().awsAccount());

            all.forEach(account -> account.awaitReadAfter(mended));
            nothingIsMissing(rolewatch, all);
        }
    }

    private static String refused(ConnectedAccount account) {
        return account.awaitRecord("be refused", record -> record.is("REFUSED")).problem();
    }

    private static void nothingIsMissing(RunningSystem rolewatch, List<ConnectedAccount> all) {
        rolewatch.requireEverythingAndNoMore(
                all.stream().map(ConnectedAccount::account).toList());
    }
}
