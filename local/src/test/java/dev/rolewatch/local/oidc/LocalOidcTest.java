package dev.rolewatch.local.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalOidcTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONSOLE_URL = "http://localhost:8080/console";
    private static final CodeVerifier VERIFIER = new CodeVerifier();

    private static LocalOidc oidc;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        oidc = new LocalOidc(0);
    }

    @AfterAll
    static void stop() {
        oidc.close();
    }

    @Test
    void aTokenSaysWhoSomebodyIsAndIsSignedWithThePublishedKey() throws Exception {
        JWTClaimsSet claims = verified(oidc.token("s", "Some Body", "acme", "viewer", "operator"));

        assertThat(claims.getIssuer()).isEqualTo(oidc.issuer().toString());
        assertThat(claims.getAudience()).containsExactly("rolewatch");
        assertThat(claims.getSubject()).isEqualTo("s");
        assertThat(claims.getStringClaim("name")).isEqualTo("Some Body");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getStringListClaim("roles")).containsExactly("viewer", "operator");
    }

    @Test
    void everyProviderHasAKeyOfItsOwn() {
        try (LocalOidc other = new LocalOidc(0)) {
            assertThat(other.signingKey()).isNotEqualTo(oidc.signingKey());
        }
    }

    @Test
    void aScriptGetsATokenWithANameAndItsPasswordWhateverItCallsThisMachine() throws Exception {
        URI elsewhere = URI.create("http://127.0.0.1:" + oidc.port() + "/rolewatch/token");

        HttpResponse<String> response = post(
                elsewhere,
                Map.of("grant_type", "password", "client_id", "rolewatch", "username", "vic", "password", "vic"));

        JWTClaimsSet claims = verified(json(response).path("access_token").asText());
        assertThat(claims.getIssuer()).isEqualTo(oidc.issuer().toString());
        assertThat(claims.getSubject()).isEqualTo("vic");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getStringListClaim("roles")).containsExactly("viewer");
    }

    @Test
    void nobodyGetsATokenWithoutBeingKnown() throws Exception {
        Map<String, String> wrongPassword =
                Map.of("grant_type", "password", "client_id", "rolewatch", "username", "vic", "password", "ada");
        Map<String, String> clientAlone = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "rolewatch-console",
                "client_secret",
                LocalOidc.CONSOLE_SECRET);
        Map<String, String> madeUpCode = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                "made-up",
                "redirect_uri",
                CONSOLE_URL,
                "code_verifier",
                VERIFIER.getValue());
        Map<String, String> madeUpRefreshToken = Map.of("grant_type", "refresh_token", "refresh_token", "made-up");

        assertThat(post(endpoint("token"), wrongPassword).body()).contains("invalid_grant", "ada, omar, vic");
        assertThat(post(endpoint("token"), clientAlone).body()).contains("invalid_grant");
        assertThat(asConsole(madeUpCode).body()).contains("invalid_grant");
        assertThat(asConsole(madeUpRefreshToken).body()).contains("invalid_grant");
    }

    @Test
    void aPersonSignsInToTheConsoleByPickingWhoTheyAre() throws Exception {
        URI authorize = authorize(CONSOLE_URL);
        HttpResponse<String> page = http.send(HttpRequest.newBuilder(authorize).build(), BodyHandlers.ofString());
        assertThat(page.body()).contains("<strong>Ada</strong>, administrator of Acme", "value=\"pat\"");

        JsonNode tokens = json(asConsole(codeGrant(code(authorize, "pat"))));

        JWTClaimsSet id = verified(tokens.path("id_token").asText());
        assertThat(id.getAudience()).containsExactly("rolewatch-console");
        assertThat(id.getStringClaim("nonce")).isEqualTo("n");
        JWTClaimsSet access = verified(tokens.path("access_token").asText());
        assertThat(access.getAudience()).containsExactly("rolewatch");
        assertThat(access.getStringClaim("name")).isEqualTo("Pat");
        assertThat(access.getStringListClaim("roles")).containsExactly("operator");

        JsonNode refreshed = json(asConsole(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText())));
        assertThat(verified(refreshed.path("access_token").asText()).getStringClaim("tenant"))
                .isEqualTo("northwind");
    }

    @Test
    void aCodeIsOfNoUseWithoutItsVerifierAndTheConsolesSecret() throws Exception {
        Map<String, String> withoutVerifier = codeGrant(code(authorize(CONSOLE_URL), "ada"));
        withoutVerifier.remove("code_verifier");
        Map<String, String> withoutSecret = codeGrant(code(authorize(CONSOLE_URL), "ada"));
        withoutSecret.put("client_id", LocalOidc.CONSOLE);

        assertThat(asConsole(withoutVerifier).body()).contains("invalid_grant");
        assertThat(post(endpoint("token"), withoutSecret).body()).contains("invalid_client");
    }

    @Test
    void noCodeLeavesThisMachine() throws Exception {
        HttpResponse<String> response = pick(authorize("https://elsewhere.example/console"), "ada");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void signingOutLeadsBackToTheConsole() throws Exception {
        URI end = URI.create(discovery().path("end_session_endpoint").asText() + "?post_logout_redirect_uri="
                + URLEncoder.encode(CONSOLE_URL, UTF_8));

        HttpResponse<String> response = http.send(HttpRequest.newBuilder(end).build(), BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Location")).hasValue(CONSOLE_URL);
    }

    private JsonNode discovery() throws Exception {
        URI document = URI.create(oidc.issuer() + "/.well-known/openid-configuration");
        return json(http.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString()));
    }

    private URI endpoint(String name) throws Exception {
        return URI.create(discovery().path(name + "_endpoint").asText());
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
        return URI.create(endpoint("authorization") + "?" + form(parameters));
    }

    private HttpResponse<String> pick(URI authorize, String login) throws Exception {
        return post(authorize, Map.of("username", login));
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

    private HttpResponse<String> asConsole(Map<String, String> parameters) throws Exception {
        String secret = LocalOidc.CONSOLE + ":" + LocalOidc.CONSOLE_SECRET;
        return send(
                HttpRequest.newBuilder(endpoint("token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))),
                parameters);
    }

    private HttpResponse<String> post(URI uri, Map<String, String> parameters) throws Exception {
        return send(HttpRequest.newBuilder(uri), parameters);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> parameters) throws Exception {
        return http.send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(parameters)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private JWTClaimsSet verified(String token) throws Exception {
        JWKSet keys =
                JWKSet.load(URI.create(discovery().path("jwks_uri").asText()).toURL());
        SignedJWT jwt = SignedJWT.parse(token);
        String kid = jwt.getHeader().getKeyID();
        assertThat(jwt.verify(new RSASSAVerifier(keys.getKeyByKeyId(kid).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }
}
