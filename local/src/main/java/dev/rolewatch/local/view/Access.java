package dev.rolewatch.local.view;

import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.local.system.LocalSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a person finds what runs, and how they get in.
 *
 * @param issuer of tokens
 * @param identities whoever can sign in
 */
public record Access(URI console, URI api, URI issuer, List<DemoIdentity> identities) {
    private static final String INDENT = " ".repeat(17);

    public static Access to(LocalSystem system) {
        return new Access(
                system.console(),
                system.api(),
                system.oidc().issuer(),
                system.oidc().identities().all());
    }

    /** For a person to read. */
    public List<String> lines() {
        String first = identities.get(0).login();
        List<String> lines = new ArrayList<>();
        lines.add("console          " + console + "   sign in by picking one of these:");
        identities.forEach(identity -> lines.add(INDENT + identity));
        lines.add("REST API         " + api + "/accounts   (OpenAPI: " + api + "/q/openapi), with a token:");
        lines.add(INDENT + "TOKEN=$(curl -s " + issuer + "/token -d grant_type=password -d client_id=rolewatch \\");
        lines.add(INDENT + "  -d username=" + first + " -d password=" + first + " | jq -r .access_token)");
        lines.add(INDENT + "curl -H \"Authorization: Bearer $TOKEN\" " + api + "/accounts");
        return lines;
    }
}
