package dev.rolewatch.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalOidcTest {
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
    void aTokenSaysWhoSomebodyIsAndIsSignedWithThePublishedKey() throws Exception {
        JWTClaimsSet claims = client.verified(oidc.token("s", "Some Body", "acme", "viewer", "operator"));

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

        HttpResponse<String> response = client.post(
                elsewhere,
                Map.of("grant_type", "password", "client_id", "rolewatch", "username", "vic", "password", "vic"));

        JWTClaimsSet claims =
                client.verified(OidcClient.json(response).path("access_token").asText());
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
                "http://localhost:8080/console",
                "code_verifier",
                new CodeVerifier().getValue());
        Map<String, String> madeUpRefreshToken = Map.of("grant_type", "refresh_token", "refresh_token", "made-up");

        assertThat(client.post(client.endpoint("token"), wrongPassword).body())
                .contains("invalid_grant", "ada, omar, vic");
        assertThat(client.post(client.endpoint("token"), clientAlone).body()).contains("invalid_grant");
        assertThat(client.asConsole(madeUpCode).body()).contains("invalid_grant");
        assertThat(client.asConsole(madeUpRefreshToken).body()).contains("invalid_grant");
    }
}
