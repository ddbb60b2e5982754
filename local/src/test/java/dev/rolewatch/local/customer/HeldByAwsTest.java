package dev.rolewatch.local.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.local.comparison.PointId;
import dev.rolewatch.local.comparison.PointValue;
import dev.rolewatch.simulator.AwsSimulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeldByAwsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void ofAnAccountThatHasTheFewestStatisticsReadTheOthersAreNotExpected() {
        try (AwsSimulator aws = AwsSimulator.start(0)) {
            aws.admin().stopClock(NOON);
            DemoAccount account = DemoAccounts.all(NOON).get(0);
            account.create(aws.admin());

            Map<PointId, PointValue> all = settled(aws, account, Statistics.ALL);
            Map<PointId, PointValue> fewest = settled(aws, account, Statistics.FEWEST);

            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy((id, value) -> assertThat(statistics(value)).doesNotContainNull());
            assertThat(fewest).hasSameSizeAs(all).allSatisfy((id, value) -> {
                assertThat(statistics(value).stream().filter(Objects::nonNull))
                        .hasSizeBetween(1, 2)
                        .isSubsetOf(statistics(all.get(id)));
                assertThat(value.quantiles()).isEmpty();
            });
        }
    }

    private static Map<PointId, PointValue> settled(AwsSimulator aws, DemoAccount account, Statistics chosen) {
        return new HeldByAws(aws.admin(), List.of(account), chosen).at(NOON).settled();
    }

    private static List<Double> statistics(PointValue value) {
        return Stream.of(value.count(), value.sum(), value.minimum(), value.maximum())
                .toList();
    }
}
