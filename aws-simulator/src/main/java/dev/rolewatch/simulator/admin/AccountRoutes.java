package dev.rolewatch.simulator.admin;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.PolicyLimitBody;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.kms.KmsKey;
import dev.rolewatch.simulator.quota.Quota;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The routes of accounts and of what is in them. */
final class AccountRoutes {
    private static final String ACCOUNT = "/admin/accounts/:account";
    private static final String REGION = ACCOUNT + "/regions/:region";
    private static final String RESOURCES = REGION + "/resources";

    private static final String KEY = REGION + "/keys/:key";

    private AccountRoutes() {}

    static void add(Routes routes, AccountActions actions) {
        routes.on(PUT, ACCOUNT, each -> actions.put(each.pathParam("account"), Routes.body(each, AccountBody.class)));
        routes.on(DELETE, ACCOUNT, each -> actions.delete(each.pathParam("account")));
        routes.on(POST, ACCOUNT + "/close", each -> actions.setClosed(each.pathParam("account"), true));
        routes.on(POST, ACCOUNT + "/reopen", each -> actions.setClosed(each.pathParam("account"), false));
        routes.on(
                POST,
                REGION + "/deactivate-sts",
                each -> actions.setSts(each.pathParam("account"), each.pathParam("region"), false));
        routes.on(
                POST,
                REGION + "/activate-sts",
                each -> actions.setSts(each.pathParam("account"), each.pathParam("region"), true));
        routes.on(
                PUT,
                ACCOUNT + "/packed-policy-limit",
                each -> actions.setPackedPolicyLimit(
                        each.pathParam("account"), Routes.body(each, PolicyLimitBody.class)));
        routes.on(
                PUT,
                ACCOUNT + "/quotas/:api",
                each -> actions.setQuota(
                        each.pathParam("account"), each.pathParam("api"), Routes.body(each, Quota.class)));
        addKeys(routes, actions);
        routes.on(
                PUT,
                RESOURCES,
                each -> actions.putResources(
                        each.pathParam("account"),
                        each.pathParam("region"),
                        Routes.body(each, ResourceDefinition[].class)));
        routes.on(
                DELETE,
                RESOURCES + "/:name",
                each -> actions.endResource(
                        each.pathParam("account"), each.pathParam("region"), each.pathParam("name")));
    }

    private static void addKeys(Routes routes, AccountActions actions) {
        routes.answering(
                PUT,
                KEY,
                each -> actions.putKey(each.pathParam("account"), each.pathParam("region"), each.pathParam("key")));
        Map<String, UnaryOperator<KmsKey>> changes = Map.of(
                "disable",
                key -> key.withEnabled(false),
                "enable",
                key -> key.withEnabled(true),
                "rotate",
                KmsKey::rotated);
        changes.forEach((name, change) -> routes.on(
                POST,
                KEY + "/" + name,
                each -> actions.changeKey(
                        each.pathParam("account"), each.pathParam("region"), each.pathParam("key"), change)));
    }
}
