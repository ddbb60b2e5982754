package dev.rolewatch.simulator.admin;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.rolewatch.simulator.admin.AdminMessages.RoleBody;
import dev.rolewatch.simulator.admin.AdminMessages.UserBody;

/** The routes of users and roles. */
final class IdentityRoutes {
    private static final String USER = "/admin/accounts/:account/users/:name";
    private static final String ROLE = "/admin/accounts/:account/roles/:name";

    private IdentityRoutes() {}

    static void add(Routes routes, IdentityActions actions) {
        routes.answering(
                PUT,
                USER,
                each -> actions.putUser(
                        each.pathParam("account"), each.pathParam("name"), Routes.body(each, UserBody.class)));
        routes.on(DELETE, USER, each -> actions.deleteUser(each.pathParam("account"), each.pathParam("name")));
        routes.on(
                POST,
                USER + "/deactivate-key",
                each -> actions.setKeyActive(each.pathParam("account"), each.pathParam("name"), false));
        routes.on(
                POST,
                USER + "/reactivate-key",
                each -> actions.setKeyActive(each.pathParam("account"), each.pathParam("name"), true));
        routes.answering(
                PUT,
                ROLE,
                each -> actions.putRole(
                        each.pathParam("account"), each.pathParam("name"), Routes.body(each, RoleBody.class)));
        routes.on(DELETE, ROLE, each -> actions.deleteRole(each.pathParam("account"), each.pathParam("name")));
        routes.on(
                POST,
                ROLE + "/revoke-sessions",
                each -> actions.revokeSessions(each.pathParam("account"), each.pathParam("name")));
    }
}
