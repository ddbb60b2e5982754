package dev.rolewatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.TextFormat;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is on the wire stays what it was. {@code -Dgolden.write=true} writes the files anew; a change in one of them is a
 * change that every consumer sees.
 */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Path GUIDE = Path.of("../docs/consumers.md");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final ObjectMapper PLAIN = new ObjectMapper();

    static Stream<String> names() {
        return Samples.messages().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMessageIsWrittenAsItsGoldenFile(String name) throws IOException {
        Object sample = Samples.messages().get(name);
        if (WRITE) {
            Files.writeString(file(name), PLAIN.readTree(Json.write(sample)).toPrettyString() + "\n");
        }

        assertThat(PLAIN.readTree(Json.write(sample))).isEqualTo(PLAIN.readTree(Files.readAllBytes(file(name))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileIsReadAsItsMessage(String name) throws IOException {
        Object sample = Samples.messages().get(name);

        assertThat(Json.read(Files.readAllBytes(file(name)), declaredType(sample)))
                .isEqualTo(sample);
    }

    static Stream<String> namesOfMetrics() {
        return Samples.metrics().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("namesOfMetrics")
    void metricsAreWrittenAsTheirGoldenFile(String name) throws IOException {
        byte[] encoded = OtlpMetrics.encode(Samples.metrics().get(name));
        String text = TextFormat.printer().printToString(ExportMetricsServiceRequest.parseFrom(encoded));
        if (WRITE) {
            Files.write(FOLDER.resolve(name + ".binpb"), encoded);
            Files.writeString(FOLDER.resolve(name + ".textproto"), text);
        }

        assertThat(encoded).isEqualTo(Files.readAllBytes(FOLDER.resolve(name + ".binpb")));
        assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(name + ".textproto")));
    }

    @ParameterizedTest
    @MethodSource("namesOfMetrics")
    void goldenMetricsAreReadAsTheirBatch(String name) throws IOException {
        assertThat(OtlpMetrics.decode(Files.readAllBytes(FOLDER.resolve(name + ".binpb"))))
                .isEqualTo(Samples.metrics().get(name));
    }

    @Test
    void theGuideForConsumersShowsTheGoldenResource() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains("```json\n" + Files.readString(file("resource")) + "```")
                .contains("`" + Samples.resourceKey() + "`");
    }

    /** A message of a sealed type is read as that type, as its consumers do. */
    private static Class<?> declaredType(Object sample) {
        Class<?>[] interfaces = sample.getClass().getInterfaces();
        return interfaces.length == 0 ? sample.getClass() : interfaces[0];
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }
}
