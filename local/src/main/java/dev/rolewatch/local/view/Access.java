package dev.rolewatch.local.view;

import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.local.system.LocalSystem;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a person finds what runs, and how they get in.
 *
 * @param issuer of tokens
 * @param identities whoever can sign in
 */
public record Access(URI console, URI api, URI issuer, List<DemoIdentity> identities) {
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
        return List.of(
                "console          " + console + "   sign in by picking one of:",
                "                 "
                        + identities.stream().map(DemoIdentity::toString).collect(Collectors.joining("; ")),
                "REST API         " + api + "/accounts   (OpenAPI: " + api + "/q/openapi), with a token:",
                "                 TOKEN=$(curl -s " + issuer
                        + "/token -d grant_type=password -d client_id=rolewatch \\",
                "                   -d username=" + first + " -d password=" + first + " | jq -r .access_token)",
                "                 curl -H \"Authorization: Bearer $TOKEN\" " + api + "/accounts");
    }
}
