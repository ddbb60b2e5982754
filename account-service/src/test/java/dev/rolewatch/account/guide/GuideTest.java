package dev.rolewatch.account.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.guide.Guide.Example;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples of the documentation as somebody would who pastes them one after the other. */
@QuarkusTest
class GuideTest {
    private static final String END = "--- end of an example ---";

    private final ObjectMapper json = new ObjectMapper();

    @TestHTTPResource
    String address;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"api.md"})
    void theExamplesWorkAndAnswerWhatThePageShows(String page) throws Exception {
        assumeThat(Stream.of("bash", "curl", "jq").allMatch(GuideTest::isInstalled))
                .as("bash, curl and jq run the examples")
                .isTrue();
        List<Example> examples = Guide.examples(page);

        List<String> printed = run(examples);

        assertThat(examples).isNotEmpty();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (!example.answer().isEmpty()) {
                assertThat(Shown.differences(json.readTree(example.answer()), json.readTree(printed.get(i))))
                        .as(example.commands() + "\nprinted " + printed.get(i))
                        .isEmpty();
            }
        }
    }

    /** In one shell, for later examples use variables and files of earlier ones. */
    private List<String> run(List<Example> examples) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        examples.forEach(example -> script.append(example.commands())
                .append("printf '\\n%s\\n' '")
                .append(END)
                .append("'\n"));
        Path output = folder.resolve("printed.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("API", address.replaceAll("/$", ""));
        bash.environment().put("TOKEN", OidcTestResource.token("guide-" + UUID.randomUUID(), "administrator"));
        Process running = bash.start();
        boolean ended = running.waitFor(60, TimeUnit.SECONDS);
        running.destroyForcibly();
        String printed = Files.readString(output);

        assertThat(ended).as(printed).isTrue();
        assertThat(running.exitValue()).as(printed).isZero();
        return new ArrayList<>(List.of(printed.split("\n" + END + "\n")));
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
