package dev.rolewatch.simulator.admin;

import static dev.rolewatch.simulator.admin.AdminPaths.account;
import static dev.rolewatch.simulator.admin.AdminPaths.region;
import static dev.rolewatch.simulator.admin.AdminPaths.role;
import static dev.rolewatch.simulator.admin.AdminPaths.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.ArnBody;
import dev.rolewatch.simulator.admin.AdminMessages.ClockBody;
import dev.rolewatch.simulator.admin.AdminMessages.FaultId;
import dev.rolewatch.simulator.admin.AdminMessages.LatenessBody;
import dev.rolewatch.simulator.admin.AdminMessages.NowBody;
import dev.rolewatch.simulator.admin.AdminMessages.PolicyLimitBody;
import dev.rolewatch.simulator.admin.AdminMessages.RoleBody;
import dev.rolewatch.simulator.admin.AdminMessages.UserBody;
import dev.rolewatch.simulator.billing.Bill;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.cloudwatch.SeriesTruth;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.quota.Quotas;
import dev.rolewatch.simulator.sts.StsCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays the customer, AWS and fate in a running simulator. Safe for use by many threads; every method throws
 * {@link SimulatorAdminException} if the simulator cannot be reached or refuses.
 */
public final class SimulatorAdmin {
    private final AdminHttp http;

    /** @param endpoint of the simulator, such as {@code http://127.0.0.1:4566} */
    public SimulatorAdmin(URI endpoint) {
        this.http = new AdminHttp(endpoint);
    }

    /** Adds an account to the partition {@code aws}, or changes which Regions an account has enabled. */
    public void putAccount(String accountId, String... enabledRegions) {
        http.send("PUT", account(accountId), new AccountBody(null, Set.of(enabledRegions)));
    }

    /**
     * Adds an account to a partition.
     *
     * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} or {@code aws-eusc}, whose Regions it can enable
     */
    public void putAccountIn(String partition, String accountId, String... enabledRegions) {
        http.send("PUT", account(accountId), new AccountBody(partition, Set.of(enabledRegions)));
    }

    /** The account is entered by nobody and its credentials are unknown, until it is reopened. */
    public void closeAccount(String accountId) {
        http.send("POST", account(accountId) + "/close", null);
    }

    /** Everything is as before, as within 90 days of the closing; its resources have gone on meanwhile. */
    public void reopenAccount(String accountId) {
        http.send("POST", account(accountId) + "/reopen", null);
    }

    /**
     * No session of the account is opened in that Region any more (RegionDisabledException).
     *
     * @param region enabled by default, but not us-east-1
     */
    public void deactivateSts(String accountId, String region) {
        http.send("POST", region(accountId, region) + "/deactivate-sts", null);
    }

    public void activateSts(String accountId, String region) {
        http.send("POST", region(accountId, region) + "/activate-sts", null);
    }

    /**
     * Lets STS answer PackedPolicyTooLarge to longer session policies for the account's roles and users.
     *
     * @param characters 0 refuses every session policy, 2048 is AWS's own limit
     */
    public void limitPackedPolicy(String accountId, int characters) {
        http.send("PUT", account(accountId) + "/packed-policy-limit", new PolicyLimitBody(characters));
    }

    /** The account is gone for good, with its roles, users and resources. */
    public void deleteAccount(String accountId) {
        http.send("DELETE", account(accountId), null);
    }

    /**
     * Adds an IAM user with one access key, or replaces it: a previous key is deleted, the policies are these from now on.
     *
     * @param policies as JSON
     * @return its ARN
     */
    public String putUser(
            String accountId, String name, String accessKeyId, String secretAccessKey, String... policies) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (String policy : policies) {
            byName.put("policy-" + byName.size(), TextNode.valueOf(policy));
        }
        return putUser(accountId, name, new UserBody(accessKeyId, secretAccessKey, byName, false));
    }

    /** Gives the account's root user an access key. As a user, its name is {@code root}. */
    public String putRootUser(String accountId, String accessKeyId, String secretAccessKey) {
        return putUser(accountId, "root", new UserBody(accessKeyId, secretAccessKey, Map.of(), true));
    }

    private String putUser(String accountId, String name, UserBody body) {
        return http.sendFor("PUT", user(accountId, name), body, ArnBody.class).arn();
    }

    /** Its key is unknown from now on, and federated sessions that it opened are too. */
    public void deleteUser(String accountId, String name) {
        http.send("DELETE", user(accountId, name), null);
    }

    /** The user's key is refused until it is reactivated; federated sessions that it opened live on. */
    public void deactivateKey(String accountId, String userName) {
        http.send("POST", user(accountId, userName) + "/deactivate-key", null);
    }

    public void reactivateKey(String accountId, String userName) {
        http.send("POST", user(accountId, userName) + "/reactivate-key", null);
    }

    /**
     * Adds a role, or replaces it.
     *
     * @return its ARN
     */
    public String putRole(String accountId, RoleDefinition role) {
        var body = new RoleBody(
                role.path(),
                TextNode.valueOf(role.trustPolicy()),
                role.policies().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, policy -> TextNode.valueOf(policy.getValue()))),
                role.maxSessionDuration());
        return http.sendFor("PUT", role(accountId, role.name()), body, ArnBody.class)
                .arn();
    }

    public void deleteRole(String accountId, String roleName) {
        http.send("DELETE", role(accountId, roleName), null);
    }

    /** Does what "Revoke active sessions" in the IAM console does: older sessions are denied everything. */
    public void revokeSessions(String accountId, String roleName) {
        http.send("POST", role(accountId, roleName) + "/revoke-sessions", null);
    }

    /** Makes and changes KMS keys. */
    public KmsAdmin kms() {
        return new KmsAdmin(http);
    }

    /** Tells how often operations were called. */
    public CallsAdmin calls() {
        return new CallsAdmin(http);
    }

    /** Adds resources, or replaces those of the same name. */
    public void putResources(String accountId, String region, ResourceDefinition... definitions) {
        http.send("PUT", region(accountId, region) + "/resources", definitions);
    }

    /** The resources are terminated: they publish no more, and are described no more; their past stays. */
    public void removeResource(String accountId, String region, String name) {
        http.send("DELETE", region(accountId, region) + "/resources/" + AdminHttp.encode(name), null);
    }

    /** How late a namespace's points are from now on, for all accounts and also for points of the past. */
    public void setLateness(String namespace, LatenessProfile profile) {
        http.send("PUT", "/admin/lateness", new LatenessBody(Map.of(namespace, profile)));
    }

    /**
     * Gives an account a quota of its own, in each Region.
     *
     * @param name an operation such as {@code ListMetrics}, a service as policies name it, such as {@code rds}, for all
     *     of its operations that have no quota of their own, {@code STS}, or one of the names in {@link Quotas}
     */
    public void setQuota(String accountId, String name, Quota quota) {
        http.send("PUT", account(accountId) + "/quotas/" + AdminHttp.encode(name), quota);
    }

    /** Lets the simulated time flow, this far ahead of the machine's. Signatures are still checked by the machine's. */
    public void shiftClock(Duration offset) {
        http.send("PUT", "/admin/clock", new ClockBody(offset, null));
    }

    /** Lets the simulated time stand still. */
    public void stopClock(Instant instant) {
        http.send("PUT", "/admin/clock", new ClockBody(null, instant));
    }

    /** The simulated time. */
    public Instant now() {
        return http.get("/admin/clock", NowBody.class).now();
    }

    /** @return an id for {@link #removeFault} */
    public long addFault(Fault fault) {
        return http.sendFor("POST", "/admin/faults", fault, FaultId.class).id();
    }

    public void removeFault(long id) {
        http.send("DELETE", "/admin/faults/" + id, null);
    }

    public void clearFaults() {
        http.send("DELETE", "/admin/faults", null);
    }

    /** How often STS was called since the start or the last reset, by caller, account, operation and outcome. */
    public List<StsCalls.Count> stsCalls() {
        return List.of(http.get("/admin/sts-calls", StsCalls.Count[].class));
    }

    /**
     * How often STS was called about an account, whatever came of it.
     *
     * @param accountId the one that AssumeRole asks to enter; of other operations, the one that calls
     */
    public long stsCalls(String accountId, String operation) {
        return stsCalls().stream()
                .filter(count -> accountId.equals(count.account()) && operation.equals(count.operation()))
                .mapToLong(StsCalls.Count::calls)
                .sum();
    }

    /** The secret keys and tokens of the sessions that STS handed out, to look for where they should not be. */
    public List<String> issuedSecrets() {
        return List.of(http.get("/admin/issued-secrets", String[].class));
    }

    public Bill bill(String accountId) {
        return http.get(account(accountId) + "/bill", Bill.class);
    }

    /** The bills of every account that was ever called. */
    public List<Bill> bills() {
        return List.of(http.get("/admin/bills", Bill[].class));
    }

    /** What the series of an account finally say; read lazily, so close the stream if it is not read to its end. */
    public Stream<SeriesTruth> truth(TruthQuery query) {
        return http.lines(account(query.accountId()) + "/truth?" + AdminHttp.parameters(query), SeriesTruth.class);
    }

    /** Everything is as after the start. */
    public void reset() {
        http.send("POST", "/admin/reset", null);
    }
}
