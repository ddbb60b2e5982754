package dev.rolewatch.account.storage;

import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.rest.Api;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OldSpendTest {
    @Inject
    OldSpend old;

    @Inject
    Spends spends;

    @Inject
    Folded folded;

    @Inject
    Clock clock;

    @Test
    void whatWasSpentIsKnownForThirteenMonthsMore() {
        AccountId account = AccountId.of(Api.register("Old").getString("id"));
        YearMonth kept = YearMonth.now(clock).minusMonths(13);
        YearMonth gone = kept.minusMonths(1);
        for (YearMonth month : List.of(kept, gone)) {
            folded.report(
                    report(account, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC), readOf("AWS/S3", 1, 3)));
        }

        old.forget();

        assertThat(spends.of(TenantId.DEFAULT, kept, List.of(account))).containsOnlyKeys(account);
        assertThat(spends.of(TenantId.DEFAULT, gone, List.of(account))).isEmpty();
    }
}
