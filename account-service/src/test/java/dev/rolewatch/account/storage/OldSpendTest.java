package dev.rolewatch.account.storage;

import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.rest.Api;
import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Years before what other tests spend, so that nothing of theirs is forgotten. */
@QuarkusTest
class OldSpendTest {
    private static final Visibility OURS = Visibility.of(TenantId.DEFAULT, List.of());
    private static final YearMonth PRESENT = YearMonth.of(2019, 6);
    private static final YearMonth KEPT = YearMonth.of(2018, 5);
    private static final YearMonth GONE = YearMonth.of(2018, 4);

    @Inject
    OldSpend old;

    @Inject
    Spends spends;

    @Inject
    Accounts accounts;

    @Inject
    Folded folded;

    @Inject
    Database database;

    private AccountId account;

    @BeforeEach
    void anAccount() {
        account = AccountId.of(Api.register("Old").getString("id"));
    }

    @Test
    void whatWasSpentIsKnownForThirteenMonthsMore() {
        spendIn(KEPT);
        spendIn(GONE);

        forgetIn(PRESENT);

        assertThat(spentIn(KEPT)).isPresent();
        assertThat(spentIn(GONE)).isEmpty();
    }

    @Test
    void aRemovedAccountHasItsNameAsLongAsAnythingThatWasSpentOnItIsKnown() {
        remove(GONE, Duration.ZERO);
        spendIn(KEPT);

        forgetIn(PRESENT);
        assertThat(spentIn(KEPT)).get().extracting(AccountSpend::name).isEqualTo("Old");

        forgetIn(PRESENT.plusMonths(1));
        assertThat(spentIn(KEPT)).isEmpty();
        assertThat(database.isRemembered(account.toString())).isFalse();
    }

    @Test
    void aRemovedAccountThatNothingWasSpentOnIsRememberedAsLong() {
        remove(KEPT, Duration.ofDays(15));

        forgetIn(PRESENT);
        assertThat(database.isRemembered(account.toString())).isTrue();

        forgetIn(PRESENT.plusMonths(1));
        assertThat(database.isRemembered(account.toString())).isFalse();
    }

    private void spendIn(YearMonth month) {
        folded.report(report(account, begin(month), readOf("AWS/S3", 1, 3)));
    }

    private void remove(YearMonth month, Duration later) {
        Acting.forAllTenants(
                () -> accounts.remove(account, known -> {}, begin(month).plus(later)));
    }

    private void forgetIn(YearMonth present) {
        QuarkusMock.installMockForType(Clock.fixed(begin(present), ZoneOffset.UTC), Clock.class);
        old.forget();
    }

    private Optional<AccountSpend> spentIn(YearMonth month) {
        Spends.Wanted all = new Spends.Wanted(Optional.empty(), month, SpendSort.ID, false, Optional.empty(), 500);
        return Acting.as(OURS, () -> spends.page(all)).stream()
                .filter(spend -> spend.account().equals(account))
                .findAny();
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
