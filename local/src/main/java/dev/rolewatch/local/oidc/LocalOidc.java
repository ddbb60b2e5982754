package dev.rolewatch.local.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;

/**
 * An OpenID provider on this machine, so that tokens are signed and verified here as anywhere: only people are made up. It
 * has the code flow with a page to pick {@linkplain DemoIdentities a person}, refresh tokens, and for scripts the password
 * grant, where the password is the name.
 */
public final class LocalOidc implements AutoCloseable {
    /** The audience of tokens for the API, and the client that asks for them. */
    public static final String API = "rolewatch";

    /** The client that the console is. */
    public static final String CONSOLE = "rolewatch-console";

    public static final String CONSOLE_SECRET = "the-secret-of-the-console-on-this-machine";

    private final TokenSigner signer = TokenSigner.generated();
    private final DemoIdentities identities = new DemoIdentities();
    private final MockWebServerWrapper server = new MockWebServerWrapper(null);

    /**
     * @param port on localhost; 0 takes a free one
     */
    public LocalOidc(int port) {
        OAuth2Config config =
                new OAuth2Config(true, null, null, true, signer.provider(), Set.of(new Grants(identities)), server);
        OAuth2HttpRequestHandler library = new OAuth2HttpRequestHandler(config);
        try {
            server.start(
                    InetAddress.getByName("localhost"),
                    port,
                    new Endpoints(library.getAuthorizationServer(), identities, this::port));
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenID provider on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** As it is in tokens, and where the discovery document is found. */
    public URI issuer() {
        return URI.create("http://localhost:" + port() + "/" + TokenSigner.REALM);
    }

    public int port() {
        return server.port();
    }

    public DemoIdentities identities() {
        return identities;
    }

    /** An access token for the API, whoever it is about. */
    public String token(String subject, String name, String tenant, String... roles) {
        return signer.token(issuer().toString(), subject, name, tenant, List.of(roles));
    }

    public String token(DemoIdentity identity) {
        return signer.token(
                issuer().toString(), identity.login(), identity.name(), identity.tenant(), identity.roles());
    }

    /** The private key that tokens are signed with, for {@link TokenSigner#parsed}. */
    public String signingKey() {
        return signer.key().toJSONString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
