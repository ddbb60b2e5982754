package dev.rolewatch.simulator.admin;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.PolicyLimitBody;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;

/** The routes of accounts and of what is in them. */
final class AccountRoutes {
    private static final String ACCOUNT = "/admin/accounts/:account";
    private static final String REGION = ACCOUNT + "/regions/:region";
    private static final String RESOURCES = REGION + "/resources";

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
}
