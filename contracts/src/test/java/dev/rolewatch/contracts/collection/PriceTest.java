package dev.rolewatch.contracts.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void aBudgetBuysWholeMetricsAndNeverLessThanNothing() {
        assertThat(Price.metricsFor(new BigDecimal("0.000029"))).isEqualTo(2);
        assertThat(Price.metricsFor(new BigDecimal("1e30"))).isEqualTo(Long.MAX_VALUE);
    }
}
