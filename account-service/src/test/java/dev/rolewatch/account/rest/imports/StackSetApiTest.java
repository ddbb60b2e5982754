package dev.rolewatch.account.rest.imports;

import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each test is a company of its own: the StackSet is of all accounts that it sees. */
@QuarkusTest
class StackSetApiTest {
    private final String company = "company-" + UUID.randomUUID();

    @Test
    void anOrganizationIsConnectedWithoutGivingARoleOfAnyAccount() {
        String first = someAwsAccount();
        String second = someAwsAccount();
        as("operator")
                .body(Map.of(
                        "Accounts",
                        List.of(
                                Map.of("Id", first, "Name", "Shop", "State", "ACTIVE"),
                                Map.of("Id", second, "Name", "Web", "State", "ACTIVE"))))
                .post("/accounts:import")
                .then()
                .statusCode(200);
        as("viewer")
                .get("/policies/stackset.yaml")
                .then()
                .statusCode(200)
                .body(containsString(first))
                .body(containsString(second));

        as("operator")
                .body(Map.of())
                .post("/accounts:connect-stackset")
                .then()
                .statusCode(202)
                .body("connected.awsAccountId", containsInAnyOrder(first, second))
                .body("inUse.size()", equalTo(0));

        JsonPath accounts =
                as("viewer").get("/accounts").then().statusCode(200).extract().jsonPath();
        assertThat(accounts.getList("accounts.state")).containsExactly("VERIFYING", "VERIFYING");
        assertThat(accounts.getList("accounts.roleArn"))
                .containsExactlyInAnyOrder(
                        "arn:aws:iam::" + first + ":role/RolewatchRead",
                        "arn:aws:iam::" + second + ":role/RolewatchRead");
        as("operator")
                .body(Map.of())
                .post("/accounts:connect-stackset")
                .then()
                .statusCode(202)
                .body("connected.size()", equalTo(0));
    }

    @Test
    void anAwsAccountThatIsRegisteredTwiceHasItsRoleInTheOlderAccount() {
        String awsAccount = someAwsAccount();
        String older = register("Older", awsAccount);
        String newer = register("Newer", awsAccount);

        as("operator")
                .body(Map.of("roleName", "Watch"))
                .post("/accounts:connect-stackset")
                .then()
                .statusCode(202)
                .body("connected.id", equalTo(List.of(older)))
                .body("inUse.id", equalTo(List.of(newer)));
    }

    @Test
    void whatIsNoNameOfARoleIsRefused() {
        as("operator")
                .body(Map.of("roleName", "a/b"))
                .post("/accounts:connect-stackset")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("roleName"));
    }

    private String register(String name, String awsAccount) {
        return as("operator")
                .body(Map.of("name", name, "awsAccountId", awsAccount))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private RequestSpecification as(String role) {
        return RestAssured.given()
                .auth()
                .oauth2(OidcTestResource.token(company, role))
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON);
    }

    private static String someAwsAccount() {
        return someRoleArn().split(":")[4];
    }
}
