package dev.rolewatch.local.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * Who gets a token with what in it. The library gives one to everybody; this one asks for a person's password, or for the
 * console's secret with a code that a person has just got, and gives nothing for any other grant.
 */
final class Grants implements OAuth2TokenCallback {
    private final DemoIdentities identities;

    Grants(DemoIdentities identities) {
        this.identities = identities;
    }

    @Override
    public String issuerId() {
        return TokenSigner.REALM;
    }

    /** Is asked for persons who give a password. Who signed in with a code is known to the library. */
    @Override
    public String subject(TokenRequest request) {
        return byPassword(request).login();
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant) {
            return byPassword(request).claims();
        }
        requireConsole(request);
        return Map.of(); // those of who signed in are added to these
    }

    private DemoIdentity byPassword(TokenRequest request) {
        if (!(request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant)) {
            throw refused(OAuth2Error.INVALID_GRANT, "the code or refresh token is not known, or was used before");
        }
        return identities
                .find(grant.getUsername())
                .filter(identity -> identity.login().equals(grant.getPassword().getValue()))
                .orElseThrow(() ->
                        refused(OAuth2Error.INVALID_GRANT, "the password is the name, which is one of " + logins()));
    }

    private String logins() {
        return identities.all().stream().map(DemoIdentity::login).collect(Collectors.joining(", "));
    }

    private static void requireConsole(TokenRequest request) {
        boolean console = request.getClientAuthentication() instanceof PlainClientSecret client
                && client.getClientID().getValue().equals(LocalOidc.CONSOLE)
                && client.getClientSecret().getValue().equals(LocalOidc.CONSOLE_SECRET);
        if (!console) {
            throw refused(OAuth2Error.INVALID_CLIENT, "not the console");
        }
        if (request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant
                && grant.getCodeVerifier() == null) {
            throw refused(OAuth2Error.INVALID_GRANT, "a code_verifier is missing (PKCE)");
        }
    }

    static OAuth2Exception refused(ErrorObject error, String why) {
        return new OAuth2Exception(error.setDescription(why), why);
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(LocalOidc.API);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return JOSEObjectType.JWT.getType();
    }

    @Override
    public long tokenExpiry() {
        return TokenSigner.LIFE.toSeconds();
    }
}
