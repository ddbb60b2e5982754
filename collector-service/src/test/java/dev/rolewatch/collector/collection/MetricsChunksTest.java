package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.ACCOUNT;
import static dev.rolewatch.collector.Items.AWS_ACCOUNT;
import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsChunksTest {
    private static final int MOST = 20_000;

    /** Names as short as can be, for then nothing is overestimated that could make up for a point that is underestimated. */
    @Test
    void pointsThatTellTheirStatisticsFitTheirRecordHoweverShortTheirNamesAre() {
        List<Point> points = IntStream.range(0, 1000)
                .mapToObj(i -> new Point(
                        NOON.plusSeconds(60L * i), Duration.ofMinutes(1), 1e12, null, 1.5, 2.5, new TreeMap<>()))
                .toList();
        ResourcePoints resource = new ResourcePoints(
                ResourceId.of(REGION, "N", Map.of()), null, new TreeMap<>(), List.of(new Series("M", null, points)));

        List<MetricsBatch> chunks = MetricsChunks.of(
                new MetricsBatch(TenantId.DEFAULT, ACCOUNT, AWS_ACCOUNT, REGION, List.of(resource)), MOST);

        assertThat(chunks)
                .allSatisfy(
                        chunk -> assertThat(OtlpMetrics.encode(chunk).length).isLessThanOrEqualTo(MOST));
        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.resources().stream())
                        .flatMap(part -> part.series().stream())
                        .flatMap(series -> series.points().stream()))
                .containsExactlyElementsOf(points);
    }
}
