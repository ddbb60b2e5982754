package dev.rolewatch.account.identity;

import static dev.rolewatch.account.rest.Api.as;

import java.util.Map;

/** Tenants and what they have. */
final class Customers {
    private Customers() {}

    /** Its id; that provider manages it. */
    static String addTenant(String provider, String name) {
        return as(provider, Roles.ADMINISTRATOR)
                .body(Map.of("name", name))
                .post("/tenants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The account's id. */
    static String registerAccount(String tenant, String name) {
        return as(tenant, Roles.OPERATOR)
                .body(Map.of("name", name))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
