package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rolewatch.account.storage.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConnectionApiTest {
    private static final String DEMANDED = "trustPolicy.Statement[0].Condition.StringEquals.'sts:ExternalId'";
    private static final String TRUSTED = "trustPolicy.Statement[0].Principal.AWS";

    @Inject
    Database database;

    @Test
    void proofIsAskedForWithoutABody() {
        String id = register("Verified").getString("id");
        giveRole(id, someRoleArn()).statusCode(202);

        String requestedAt = verify(id)
                .statusCode(202)
                .body("state", equalTo("VERIFYING"))
                .body("trustCheckedAt", nullValue())
                .body("verificationRequestedAt", notNullValue())
                .extract()
                .path("verificationRequestedAt");

        verify(id).statusCode(202).body("verificationRequestedAt", equalTo(requestedAt));
        assertThat(database.revision(id)).isEqualTo(3);
    }

    @Test
    void whatHasNothingToVerifyYetIsAConflict() {
        verify(register("Pending").getString("id"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:nothing-to-verify"));
        verify("17").statusCode(404);
    }

    @Test
    void anExternalIdIsRotatedAndTheRotationTakenBack() {
        JsonPath account = register("Rotated");
        String id = account.getString("id");
        String present = account.getString("externalId");
        giveRole(id, someRoleArn()).statusCode(202);

        String first = rotate(id).statusCode(202).extract().path("nextExternalId");
        long revision = database.revision(id);
        rotate(id)
                .statusCode(202)
                .body("externalId", equalTo(present))
                .body("nextExternalId", equalTo(first))
                .body("nextStep", containsString("/accounts/" + id + "/verify"));

        assertThat(first).isNotEqualTo(present);
        assertThat(database.revision(id)).isEqualTo(revision);
        assertThat(Api.show(id).getString(DEMANDED)).isEqualTo(first);
        assertThat(database.isIssued(first)).isTrue();
        takeBack(id)
                .statusCode(200)
                .body("externalId", equalTo(present))
                .body("nextExternalId", nullValue())
                .body(DEMANDED, equalTo(present));
        takeBack(id).statusCode(409).body("type", equalTo("urn:rolewatch:problem:no-rotation"));
        rotate(id).statusCode(202).body("nextExternalId", not(equalTo(first)));
    }

    @Test
    void anAccountWithoutARoleHasANewExternalIdAtOnce() {
        JsonPath account = register("Pending");

        String fresh = rotate(account.getString("id"))
                .statusCode(202)
                .body("nextExternalId", nullValue())
                .body("externalId", not(equalTo(account.getString("externalId"))))
                .extract()
                .path("externalId");

        assertThat(database.isIssued(fresh)).isTrue();
        assertThat(database.isIssued(account.getString("externalId"))).isTrue();
    }

    @Test
    void onlyARoleOfTheAwsAccountThatWasRegisteredIsTaken() {
        String role = someRoleArn();
        String account = role.split(":")[4];
        String id = registerWith(Map.of("name", "Expected", "awsAccountId", account))
                .statusCode(201)
                .body("awsAccountId", equalTo(account))
                .extract()
                .path("id");

        giveRole(id, "arn:aws:iam::000000000000:role/RolewatchRead")
                .statusCode(400)
                .body("errors[0].field", equalTo("roleArn"))
                .body("errors[0].detail", containsString(account));
        giveRole(id, role).statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({"awsAccountId,1234", "awsAccountId,12345678901a", "partition,aws-us-gov", "partition,mars"})
    void whatCanBeNoAccountOfOurCustomersIsNotRegistered(String field, String value) {
        registerWith(Map.of("name", "Nowhere", field, value)).statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void anAccountInAnotherPartitionThatIsServedTrustsOurAccountThere() {
        String id = registerWith(Map.of("name", "China", "partition", "aws-cn"))
                .statusCode(201)
                .body("partition", equalTo("aws-cn"))
                .body("rolewatchAwsAccountId", equalTo("888877776666"))
                .body(TRUSTED, equalTo("arn:aws-cn:iam::888877776666:root"))
                .extract()
                .path("id");

        giveRole(id, someRoleArn()).statusCode(400).body("errors[0].detail", containsString("registered in aws-cn"));
        giveRole(id, someRoleArn().replace("arn:aws:", "arn:aws-cn:")).statusCode(202);
    }

    @Test
    void thePartitionOfARoleTellsWhichOfOurAccountsItTrusts() {
        giveRole(register("Unsaid").getString("id"), someRoleArn().replace("arn:aws:", "arn:aws-cn:"))
                .statusCode(202)
                .body("partition", equalTo("aws-cn"))
                .body(TRUSTED, equalTo("arn:aws-cn:iam::888877776666:root"));
    }

    @Test
    void theApiDescribesWhatAnAccountIsEnteredBy() {
        JsonPath document = ourApi().get("/q/openapi?format=json").jsonPath();

        for (String path : new String[] {"verify.post", "external-id.post", "external-id.delete", "access-key.put"}) {
            String[] parts = path.split("\\.");
            assertThat(document.getMap("paths.'/accounts/{id}/" + parts[0] + "'." + parts[1] + ".responses"))
                    .containsKey("404");
        }
        assertThat(document.getMap("components.responses"))
                .containsKeys("NothingToVerify", "NoRotation", "AccessKeyRefused", "AccessKeysUnavailable");
        assertThat(document.getString("components.schemas.Secret.format")).isEqualTo("password");
        assertThat(document.getMap("components.schemas.GiveAccessKey.properties"))
                .containsOnlyKeys("accessKeyId", "secretAccessKey", "partition");
    }

    private static ValidatableResponse verify(String id) {
        return RestAssured.given().post("/accounts/{id}/verify", id).then();
    }

    private static ValidatableResponse rotate(String id) {
        return RestAssured.given().post("/accounts/{id}/external-id", id).then();
    }

    private static ValidatableResponse takeBack(String id) {
        return RestAssured.given().delete("/accounts/{id}/external-id", id).then();
    }

    private static ValidatableResponse registerWith(Map<String, String> body) {
        return ourApi().body(body).post("/accounts").then();
    }
}
