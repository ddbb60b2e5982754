package dev.rolewatch.local.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleSignInTest {
    private static final String CONSOLE_URL = "http://localhost:8080/console";
    private static final CodeVerifier VERIFIER = new CodeVerifier();

    private static LocalOidc oidc;
    private static OidcClient client;

    @BeforeAll
    static void start() {
        oidc = new LocalOidc(0);
        client = new OidcClient(oidc.issuer());
    }

    @AfterAll
    static void stop() {
        oidc.close();
    }

    @Test
    void aPersonSignsInToTheConsoleByPickingWhoTheyAre() throws Exception {
        URI authorize = authorize(CONSOLE_URL);
        HttpResponse<String> page = client.get(authorize);
        assertThat(page.body()).contains("<strong>Ada</strong>, administrator of Acme", "value=\"pat\"");

        JsonNode tokens = OidcClient.json(client.asConsole(codeGrant(code(authorize, "pat"))));

        JWTClaimsSet id = client.verified(tokens.path("id_token").asText());
        assertThat(id.getAudience()).containsExactly("rolewatch-console");
        assertThat(id.getStringClaim("nonce")).isEqualTo("n");
        JWTClaimsSet access = client.verified(tokens.path("access_token").asText());
        assertThat(access.getAudience()).containsExactly("rolewatch");
        assertThat(access.getStringClaim("name")).isEqualTo("Pat");
        assertThat(access.getStringListClaim("roles")).containsExactly("operator");

        JsonNode refreshed = OidcClient.json(client.asConsole(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText())));
        assertThat(client.verified(refreshed.path("access_token").asText()).getStringClaim("tenant"))
                .isEqualTo("northwind");
    }

    @Test
    void aCodeIsOfNoUseWithoutItsVerifierAndTheConsolesSecret() throws Exception {
        Map<String, String> withoutVerifier = codeGrant(code(authorize(CONSOLE_URL), "ada"));
        withoutVerifier.remove("code_verifier");
        Map<String, String> withoutSecret = codeGrant(code(authorize(CONSOLE_URL), "ada"));
        withoutSecret.put("client_id", LocalOidc.CONSOLE);

        assertThat(client.asConsole(withoutVerifier).body()).contains("invalid_grant");
        assertThat(client.post(client.endpoint("token"), withoutSecret).body()).contains("invalid_client");
    }

    @Test
    void noCodeLeavesThisMachine() throws Exception {
        HttpResponse<String> response = pick(authorize("https://elsewhere.example/console"), "ada");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void signingOutLeadsBackToTheConsole() throws Exception {
        URI end = URI.create(
                client.endpoint("end_session") + "?post_logout_redirect_uri=" + URLEncoder.encode(CONSOLE_URL, UTF_8));

        HttpResponse<String> response = client.get(end);

        assertThat(response.headers().firstValue("Location")).hasValue(CONSOLE_URL);
    }

    private URI authorize(String redirect) throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                LocalOidc.CONSOLE,
                "scope",
                "openid",
                "state",
                "s",
                "nonce",
                "n"));
        parameters.put("redirect_uri", redirect);
        parameters.put("code_challenge_method", "S256");
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue());
        return URI.create(client.endpoint("authorization") + "?" + OidcClient.form(parameters));
    }

    private HttpResponse<String> pick(URI authorize, String login) throws Exception {
        return client.post(authorize, Map.of("username", login));
    }

    private String code(URI authorize, String login) throws Exception {
        URI back = URI.create(
                pick(authorize, login).headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(CONSOLE_URL + "?").contains("state=s");
        return Arrays.stream(back.getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring("code=".length());
    }

    private static Map<String, String> codeGrant(String code) {
        return new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                CONSOLE_URL,
                "code_verifier",
                VERIFIER.getValue()));
    }
}
