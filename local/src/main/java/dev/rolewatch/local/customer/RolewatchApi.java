package dev.rolewatch.local.customer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rolewatch's public REST API, as somebody uses it who connects accounts. */
public final class RolewatchApi {
    private final RestClient rest;

    /**
     * @param token an access token that is valid now
     */
    public RolewatchApi(URI base, Supplier<String> token) {
        this.rest = new RestClient(base, token);
    }

    public Registered register(String name) {
        return registered(Map.of("name", name));
    }

    /** Registers an account of another partition than the default one. */
    public Registered register(String name, String partition) {
        return registered(Map.of("name", name, "partition", partition));
    }

    private Registered registered(Map<String, String> body) {
        JsonNode account = rest.send("POST", "/accounts", body);
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
