package dev.rolewatch.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {
    @Test
    void chunksFitIntoARecordAndLoseNothing() {
        List<TaggedArn> many = IntStream.range(0, 3_000)
                .mapToObj(i -> new TaggedArn("arn:" + i, Map.of("note", "x".repeat(i % 3_000)), null))
                .toList();

        List<List<TaggedArn>> chunks = Chunks.of(many);

        assertThat(chunks.stream().flatMap(List::stream)).containsExactlyElementsOf(many);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk).hasSizeBetween(1, 500);
            assertThat(Json.write(chunk).length).isLessThan(1_000_000);
        });
        assertThat(Chunks.of(List.of())).isEmpty();
    }
}
