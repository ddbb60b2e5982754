package dev.rolewatch.account.spend;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.notRead;
import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.spend.MonthSpend.NamespaceSpend;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendTest {
    private static final Instant LAST_SECOND = Instant.parse("2026-11-30T23:59:59Z");

    @Test
    void whatIsBilledIsAddedUpByNamespaceWhetherItWasReadOrNot() {
        Spend spend = Spend.of(report(
                ID,
                LAST_SECOND,
                readOf("AWS/EC2", 4, 20),
                readOf("AWS/S3", 1, 3),
                notRead(NotReadReason.INCOMPLETE, 2),
                readOf("AWS/RDS", 0, 0)));

        assertThat(spend.namespaces())
                .containsOnlyKeys("AWS/EC2", "AWS/S3")
                .containsEntry("AWS/EC2", new Billed(6, 30))
                .containsEntry("AWS/S3", new Billed(1, 3));
    }

    @Test
    void theMonthIsThatOfUtc() {
        assertThat(Spend.of(report(ID, LAST_SECOND, readOf("AWS/S3", 1, 3))).month())
                .isEqualTo(YearMonth.of(2026, 11));
        assertThat(Spend.of(report(ID, LAST_SECOND.plusSeconds(1), readOf("AWS/S3", 1, 3)))
                        .month())
                .isEqualTo(YearMonth.of(2026, 12));
    }

    @Test
    void theUpperEndIsNeverBelowTheLower() {
        assertThat(Spend.of(report(ID, LAST_SECOND, readOf("AWS/S3", 7, 0))).namespaces())
                .containsEntry("AWS/S3", new Billed(7, 7));
    }

    @Test
    void theLargestNamespaceOfAMonthComesFirst() {
        NamespaceSpend small = new NamespaceSpend("AWS/A", new Billed(9, 10));
        NamespaceSpend large = new NamespaceSpend("AWS/Z", new Billed(4, 20));

        MonthSpend month = new MonthSpend(YearMonth.of(2026, 11), List.of(small, large));

        assertThat(month.namespaces()).containsExactly(large, small);
        assertThat(month.total()).isEqualTo(new Billed(13, 30));
        assertThat(month.total().usdHigh()).isEqualByComparingTo("0.0003");
    }
}
