package dev.rolewatch.account;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Signs every test in as an administrator; {@code auth().none()} and {@code auth().oauth2(...)} are for those who are not. */
public final class SignedInTests implements QuarkusTestBeforeEachCallback {
    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        RestAssured.authentication = RestAssured.oauth2(token());
    }

    /** Of somebody who may do anything in the default tenant. */
    public static String token() {
        return OidcTestResource.token(TenantId.DEFAULT.value(), Roles.ADMINISTRATOR);
    }
}
