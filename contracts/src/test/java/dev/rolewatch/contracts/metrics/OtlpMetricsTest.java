package dev.rolewatch.contracts.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.json.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OtlpMetricsTest {
    @Test
    void unitsAreWrittenAsMetricStreamsWriteThem() {
        assertThat(Units.toUcum("Percent")).isEqualTo("%");
        assertThat(Units.toUcum("Bytes/Second")).isEqualTo("By/s");
        assertThat(Units.toUcum("Count")).isEqualTo("{Count}");
        assertThat(Units.toUcum("None")).isEqualTo("1");
        assertThat(Units.toUcum(null)).isEmpty();
        assertThat(Units.toCloudWatch("By/s")).isEqualTo("Bytes/Second");
    }

    @Test
    void whatIsNoBatchIsRefusedWithoutItsContent() {
        byte[] text = "not protobuf, but secret".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OtlpMetrics.decode(text))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> OtlpMetrics.decode(new byte[0])).isInstanceOf(MalformedMessageException.class);
    }
}
