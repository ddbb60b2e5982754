package dev.rolewatch.account.identity;

import static dev.rolewatch.account.identity.Customers.addTenant;
import static dev.rolewatch.account.identity.Customers.registerAccount;
import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.as;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.contracts.account.AccountId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantsApiTest {
    private final String provider = "provider-" + UUID.randomUUID();

    @Inject
    Folded folded;

    @Inject
    Clock clock;

    private String customer;

    @BeforeEach
    void aProviderAndItsCustomer() {
        customer = addTenant(provider, "Northwind");
    }

    private RequestSpecification providersPeople() {
        return as(provider, Roles.ADMINISTRATOR);
    }

    private RequestSpecification customersPeople() {
        return as(customer, Roles.ADMINISTRATOR);
    }

    @Test
    void aProviderSeesItsCustomersAndACustomerOnlyItself() {
        addTenant("other-" + provider, "Not theirs");

        providersPeople().get("/tenants").then().body("tenants.id", containsInAnyOrder(provider, customer));
        customersPeople()
                .get("/tenants")
                .then()
                .body("tenants.id", contains(customer))
                .body("tenants[0].name", equalTo("Northwind"))
                .body("tenants[0].managedBy", equalTo(provider));
    }

    @Test
    void tenantsComeInPages() {
        String next = providersPeople()
                .queryParam("limit", 1)
                .get("/tenants")
                .then()
                .body("tenants", hasSize(1))
                .extract()
                .path("next");

        providersPeople()
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("tenants", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void aManagedTenantManagesNone() {
        customersPeople()
                .body(Map.of("name", "Below"))
                .post("/tenants")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rolewatch:problem:managed-tenant"));
    }

    @Test
    void aTenantIsRenamed() {
        providersPeople()
                .body(Map.of("name", "Northwind Traders"))
                .patch("/tenants/{id}", customer)
                .then()
                .statusCode(200);

        customersPeople().get("/tenants/{id}", customer).then().body("name", equalTo("Northwind Traders"));
        providersPeople()
                .body(Map.of("name", " "))
                .patch("/tenants/{id}", customer)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void aProviderConnectsItsCustomersAccounts() {
        String account = providersPeople()
                .body(Map.of("name", "Shop", "tenant", customer))
                .post("/accounts")
                .then()
                .statusCode(201)
                .body("tenant", equalTo(customer))
                .extract()
                .path("id");
        String own = registerAccount(provider, "Our own");

        providersPeople()
                .body(Map.of("roleArn", someRoleArn()))
                .put("/accounts/{id}/role", account)
                .then()
                .statusCode(202);
        customersPeople().get("/accounts/{id}", account).then().statusCode(200).body("state", equalTo("VERIFYING"));
        customersPeople().get("/accounts").then().body("accounts.id", contains(account));
        providersPeople().get("/accounts").then().body("accounts.id", containsInAnyOrder(account, own));
        providersPeople()
                .queryParam("tenant", customer)
                .get("/accounts")
                .then()
                .body("accounts.id", contains(account))
                .body("accounts.tenant", contains(customer));
    }

    @Test
    void aTenantThatIsNotSeenIsNoneToName() {
        String stranger = addTenant("other-" + provider, "Stranger");
        for (String tenant : new String[] {stranger, "not-there"}) {
            providersPeople()
                    .body(Map.of("name", "Shop", "tenant", tenant))
                    .post("/accounts")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("tenant"))
                    .body("errors[0].detail", equalTo("there is no such tenant"));
            providersPeople()
                    .queryParam("tenant", tenant)
                    .get("/accounts")
                    .then()
                    .statusCode(400)
                    .body("errors[0].detail", equalTo("there is no such tenant"));
        }
    }

    @Test
    void thatAnotherTenantUsesARoleDoesNotShow() {
        String role = someRoleArn();
        for (String tenant : new String[] {customer, "stranger-" + provider}) {
            String account = registerAccount(tenant, "Shop");
            as(tenant, Roles.OPERATOR)
                    .body(Map.of("roleArn", role))
                    .put("/accounts/{id}/role", account)
                    .then()
                    .statusCode(202);
        }
    }

    @Test
    void whatIsSpentForTwoTenantsIsAddedUpForEach() {
        String stranger = "stranger-" + provider;
        String shop = registerAccount(customer, "Shop");
        String other = registerAccount(stranger, "Other");
        Instant now = clock.instant();
        for (String account : new String[] {shop, other, shop}) {
            folded.report(report(AccountId.of(account), now, readOf("AWS/S3", 1, 3)));
        }

        // It may be over by the time it is asked for.
        String month = BillingMonth.of(now).toString();
        customersPeople()
                .queryParam("month", month)
                .get("/spend")
                .then()
                .body("accounts.id", contains(shop))
                .body("accounts.tenant", contains(customer));
        providersPeople()
                .queryParam("month", month)
                .get("/spend")
                .then()
                .body("accounts.id", contains(shop))
                .body("billedMetrics.low", equalTo(2));
        providersPeople()
                .queryParam("month", month)
                .queryParam("tenant", provider)
                .get("/spend")
                .then()
                .body("accounts", empty());
        as(stranger, Roles.VIEWER)
                .queryParam("month", month)
                .get("/spend")
                .then()
                .body("accounts.id", contains(other))
                .body("billedMetrics.low", equalTo(1));
    }
}
