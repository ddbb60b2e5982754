package dev.rolewatch.contracts.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DescribedKindTest {
    private static final DescribedKind FUNCTIONS =
            new DescribedKind("AWS/Lambda", new TreeSet<>(List.of("FunctionName"))).except("us-east-1.");

    @Test
    void aListIsNoAuthorityOnWhatItDoesNotKnow() {
        assertThat(FUNCTIONS.covers("AWS/Lambda", Map.of("FunctionName", "resize")))
                .isTrue();
        assertThat(FUNCTIONS.covers("AWS/Lambda", Map.of("FunctionName", "us-east-1.resize")))
                .isFalse();
        assertThat(FUNCTIONS.covers("AWS/Lambda", Map.of("FunctionName", "resize", "Resource", "resize:live")))
                .isFalse();
    }
}
