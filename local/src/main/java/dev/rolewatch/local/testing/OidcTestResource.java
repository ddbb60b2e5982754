package dev.rolewatch.local.testing;

import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.local.oidc.LocalOidc;
import dev.rolewatch.local.oidc.TokenSigner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An OpenID provider for tests of a service: for the API, and for the console's sign-in. */
public final class OidcTestResource implements QuarkusTestResourceLifecycleManager {
    /** System properties, for the tests' classes may be loaded apart from this one. */
    private static final String ISSUER = "rolewatch.test.oidc.issuer";

    private static final String SIGNING_KEY = "rolewatch.test.oidc.signing-key";

    private Map<String, String> people = Map.of();
    private LocalOidc oidc;

    /** @param people who can sign in to the console beside the demo identities: names with "tenant role" */
    @Override
    public void init(Map<String, String> people) {
        this.people = people;
    }

    /** An access token of somebody of that tenant. */
    public static String token(String tenant, String... roles) {
        return token("somebody", "Somebody", tenant, roles);
    }

    public static String token(String subject, String name, String tenant, String... roles) {
        return TokenSigner.parsed(System.getProperty(SIGNING_KEY))
                .token(issuer(), subject, name, tenant, List.of(roles));
    }

    /** The provider, as a browser finds it. */
    public static String issuer() {
        return System.getProperty(ISSUER);
    }

    @Override
    public Map<String, String> start() {
        oidc = new LocalOidc(0);
        people.forEach((login, tenantAndRole) -> oidc.identities().add(identity(login, tenantAndRole.split(" "))));
        String issuer = oidc.issuer().toString();
        System.setProperty(ISSUER, issuer);
        System.setProperty(SIGNING_KEY, oidc.signingKey());
        Map<String, String> settings = new HashMap<>();
        for (String tenant : new String[] {"quarkus.oidc.", "quarkus.oidc.console."}) {
            settings.put(tenant + "auth-server-url", issuer);
        }
        settings.put("quarkus.oidc.client-id", LocalOidc.API);
        settings.put("quarkus.oidc.console.client-id", LocalOidc.CONSOLE);
        settings.put("quarkus.oidc.console.credentials.secret", LocalOidc.CONSOLE_SECRET);
        return settings;
    }

    private static DemoIdentity identity(String login, String[] tenantAndRole) {
        String tenant = tenantAndRole[0];
        String role = tenantAndRole[1];
        return new DemoIdentity(login, login, role + " of " + tenant, tenant, List.of(role));
    }

    @Override
    public void stop() {
        System.clearProperty(ISSUER);
        System.clearProperty(SIGNING_KEY);
        if (oidc != null) {
            oidc.close();
        }
    }
}
