package dev.rolewatch.account.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.guide.Guide.Example;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.rest.Api;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    @ValueSource(strings = {"api.md", "live.md"})
    void theExamplesWorkAndAnswerWhatThePageShows(String page) throws Exception {
        List<Example> examples = Guide.examples(page);
        skipWithoutWhatTheyUse(page, examples);

        List<String> printed = run(examples);

        assertThat(examples).isNotEmpty();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (!example.answer().isEmpty()) {
                assertThat(differences(example, printed.get(i)))
                        .as(example.commands() + "\nprinted " + printed.get(i))
                        .isEmpty();
            }
        }
    }

    /** Nothing but Java is needed to build Rolewatch, so whoever lacks these can build it without this test, and is told. */
    private static void skipWithoutWhatTheyUse(String page, List<Example> examples) {
        List<String> missing = Stream.of("bash", "curl", "jq")
                .filter(command -> !command.equals("jq")
                        || examples.stream()
                                .anyMatch(example -> example.commands().contains("jq ")))
                .filter(command -> !isInstalled(command))
                .toList();
        if (!missing.isEmpty()) {
            String reason = "the examples of docs/" + page + " need " + String.join(" and ", missing)
                    + ": install Debian's packages of that name to run this test";
            // Maven does not print why a test is skipped.
            System.err.println("GuideTest is skipped: " + reason);
            abort(reason);
        }
    }

    private List<String> differences(Example example, String printed) throws JsonProcessingException {
        return example.isJson()
                ? Shown.differences(json.readTree(example.answer()), json.readTree(printed))
                : Shown.differences(example.answer(), printed);
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
        String tenant = "guide-" + UUID.randomUUID();
        bash.environment().put("TOKEN", OidcTestResource.token(tenant, Roles.ADMINISTRATOR));
        bash.environment().put("ID", anAccount(tenant));
        Process running = bash.start();
        boolean ended = running.waitFor(60, TimeUnit.SECONDS);
        running.destroyForcibly();
        String printed = Files.readString(output);

        assertThat(ended).as(printed).isTrue();
        assertThat(running.exitValue()).as(printed).isZero();
        return new ArrayList<>(List.of(printed.split("\n" + END + "\n")));
    }

    private static String anAccount(String tenant) {
        return Api.as(tenant, Roles.OPERATOR)
                .body(Map.of("name", "Looked at"))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
