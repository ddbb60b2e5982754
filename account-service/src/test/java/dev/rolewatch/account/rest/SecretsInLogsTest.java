package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someAccessKeyId;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.SignedInTests;
import dev.rolewatch.account.accesskeys.ConfiguredVault;
import dev.rolewatch.account.accesskeys.Vaults;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client is the JDK's, for others would log what they send themselves. */
@QuarkusTest
class SecretsInLogsTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /** What a log would show of it, even in parts. */
    private static final String PART = "wJalrXUtnFEMI";

    @TestHTTPResource
    URI server;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "202 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": \"%secret\"}",
                "400 | {\"accessKeyId\": \"ASIA0000000000000000\", \"secretAccessKey\": \"%secret\"}",
                "400 | {\"accessKeyId\": \"%secret\", \"secretAccessKey\": \"%id\"}",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": \"%secret and more\"}",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": [\"%secret\"]}",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": {\"value\": \"%secret\"}}",
                "400 | {\"accessKeyId\": [\"%secret\"]}",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": %secret}",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": \"%secret",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": \"%secret\"} %secret",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": \"%secret\", \"secret\": \"%secret\"}",
                "400 | {\"accessKeyId\": \"%id\", \"secretAccessKey\": \"%secret\", \"partition\": \"%secret\"}",
                "400 | {\"%id\": \"%secret\"}",
                "400 | {\"%secret\": \"%id\"}",
                "400 | [\"%secret\"]",
                "400 | \"%secret\"",
                "400 | %secret",
                "400 | null",
                "400 | ``",
            })
    void aSecretIsInNoLogAndNoAnswer(int status, String form) throws Exception {
        String account = register("Secretive").getString("id");
        String body = form.replace("%id", someAccessKeyId()).replace("%secret", SECRET);

        assertNothingIsTold(status, account, body);
    }

    @Test
    void aSecretThatIsNotTakenIsInNoLogAndNoAnswer() throws Exception {
        String body = "{\"accessKeyId\": \"" + someAccessKeyId() + "\", \"secretAccessKey\": \"" + SECRET + "\"}";
        String account = register("Has a role").getString("id");
        giveRole(account, someRoleArn()).statusCode(202);

        assertNothingIsTold(409, account, body);
        assertNothingIsTold(404, "17", body);
        QuarkusMock.installMockForType(Vaults.unconfigured(), ConfiguredVault.class);
        assertNothingIsTold(503, register("Not configured").getString("id"), body);
    }

    private void assertNothingIsTold(int status, String account, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/accounts/" + account + "/access-key"))
                .header("Authorization", "Bearer " + SignedInTests.token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        try (EveryLog log = new EveryLog()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain(PART);
            assertThat(log.lines()).anyMatch(line -> line.startsWith("TRACE")).noneMatch(line -> line.contains(PART));
        }
    }
}
