package dev.rolewatch.local.customer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.local.system.LocalSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rolewatch's public REST API, as somebody uses it who connects accounts. */
public final class RolewatchApi {
    private final RestClient rest;
    /** What registrations say beside the name. */
    private final Map<String, String> registration;

    /**
     * @param token an access token that is valid now
     */
    public RolewatchApi(URI base, Supplier<String> token) {
        this(new RestClient(base, token), Map.of());
    }

    public static RolewatchApi as(DemoIdentity identity, LocalSystem system) {
        return new RolewatchApi(system.api(), () -> system.oidc().token(identity));
    }

    private RolewatchApi(RestClient rest, Map<String, String> registration) {
        this.rest = rest;
        this.registration = registration;
    }

    /** The same for whoever manages that tenant: accounts that are registered are the tenant's. */
    public RolewatchApi forTenant(String tenant) {
        return new RolewatchApi(rest, Map.of("tenant", tenant));
    }

    /** Makes a tenant that the caller's manages; returns its id. */
    public String addTenant(String name) {
        return rest.send("POST", "/tenants", Map.of("name", name)).path("id").asText();
    }

    public Registered register(String name) {
        return registered(Map.of("name", name));
    }

    /** Registers an account of another partition than the default one. */
    public Registered register(String name, String partition) {
        return registered(Map.of("name", name, "partition", partition));
    }

    private Registered registered(Map<String, String> account) {
        Map<String, String> body = new HashMap<>(registration);
        body.putAll(account);
        return registered(rest.send("POST", "/accounts", body));
    }

    private static Registered registered(JsonNode account) {
        return new Registered(
                account.path("id").asText(),
                account.path("externalId").asText(),
                account.path("trustPolicy").toString(),
                account.path("permissionsPolicy").toString());
    }

    public void giveRole(String accountId, String roleArn) {
        rest.send("PUT", "/accounts/" + accountId + "/role", Map.of("roleArn", roleArn));
    }

    /** Instead of a role. */
    public void giveAccessKey(String accountId, String accessKeyId, String secretAccessKey) {
        rest.send(
                "PUT",
                "/accounts/" + accountId + "/access-key",
                Map.of("accessKeyId", accessKeyId, "secretAccessKey", secretAccessKey));
    }

    /** Has the account's trust proven now. */
    public void verify(String accountId) {
        rest.send("POST", "/accounts/" + accountId + "/verify", Map.of());
    }

    public AccountRecord account(String accountId) {
        return AccountRecord.of(rest.get("/accounts/" + accountId));
    }

    public List<AccountRecord> accounts() {
        List<AccountRecord> accounts = new ArrayList<>();
        rest.get("/accounts").path("accounts").forEach(account -> accounts.add(AccountRecord.of(account)));
        return accounts;
    }

    /**
     * What Rolewatch hands out for a new account.
     *
     * @param trustPolicy for the role, as JSON
     * @param permissionsPolicy for the role, as JSON
     */
    public record Registered(String id, String externalId, String trustPolicy, String permissionsPolicy) {}
}
