package dev.rolewatch.local.oidc;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * Signs tokens with a key of the provider's own; the library's default is a key that everybody has.
 *
 * @param key private
 */
public record TokenSigner(OAuth2TokenProvider provider, JWK key) {
    /** The last part of the issuer's URL, and the key's id. */
    static final String REALM = "rolewatch";

    static final Duration LIFE = Duration.ofHours(1);
    private static final String ALGORITHM = "RS256";

    static TokenSigner generated() {
        return of(new KeyProvider(List.of(), ALGORITHM).signingKey(REALM));
    }

    /** From {@link LocalOidc#signingKey}, for tests whose classes are not loaded together with the provider. */
    public static TokenSigner parsed(String key) {
        try {
            return of(JWK.parse(key));
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    private static TokenSigner of(JWK key) {
        return new TokenSigner(new OAuth2TokenProvider(new KeyProvider(List.of(key), ALGORITHM)), key);
    }

    /** An access token for the API. */
    public String token(String issuer, String subject, String name, String tenant, List<String> roles) {
        Map<String, Object> claims = Map.of(
                "iss", issuer,
                "sub", subject,
                "aud", List.of(LocalOidc.API),
                "name", name,
                "tenant", tenant,
                "roles", roles);
        return provider.jwt(claims, LIFE, REALM).serialize();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TokenSigner[" + REALM + "]";
    }
}
