package dev.rolewatch.local.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to an OpenID provider as programs and the console do. */
final class OidcClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI issuer;

    OidcClient(URI issuer) {
        this.issuer = issuer;
    }

    /** @param name as the provider's description has it, without {@code _endpoint} */
    URI endpoint(String name) throws Exception {
        return URI.create(discovery().path(name + "_endpoint").asText());
    }

    HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** To the endpoint of tokens, with the secret of the console. */
    HttpResponse<String> asConsole(Map<String, String> parameters) throws Exception {
        String secret = LocalOidc.CONSOLE + ":" + LocalOidc.CONSOLE_SECRET;
        return send(
                HttpRequest.newBuilder(endpoint("token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))),
                parameters);
    }

    HttpResponse<String> post(URI uri, Map<String, String> parameters) throws Exception {
        return send(HttpRequest.newBuilder(uri), parameters);
    }

    /** The claims of a token, whose signature is right. */
    JWTClaimsSet verified(String token) throws Exception {
        JWKSet keys =
                JWKSet.load(URI.create(discovery().path("jwks_uri").asText()).toURL());
        SignedJWT jwt = SignedJWT.parse(token);
        String kid = jwt.getHeader().getKeyID();
        assertThat(jwt.verify(new RSASSAVerifier(keys.getKeyByKeyId(kid).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }

    static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonNode discovery() throws Exception {
        return json(get(URI.create(issuer + "/.well-known/openid-configuration")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> parameters) throws Exception {
        return http.send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(parameters)))
                        .build(),
                BodyHandlers.ofString());
    }
}
