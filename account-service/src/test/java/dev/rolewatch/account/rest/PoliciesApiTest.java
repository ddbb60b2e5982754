package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.policy.StackSetAccounts;
import dev.rolewatch.contracts.policy.Permission;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PoliciesApiTest {
    /** No other test registers an AWS account as late in the order as this. */
    private static final long LATE = 990_000_000_000L;

    @Test
    void anAccountsPoliciesAreAllThereIsToMakeItsRole() {
        JsonPath account = register("Policies");

        JsonPath policies = ourApi().get("/accounts/{id}/policies?region=eu-west-1", account.getString("id"))
                .then()
                .statusCode(200)
                .body("maxSessionDuration", equalTo(7200))
                .body("quickCreate.url", containsString("https://eu-west-1.console.aws.amazon.com/cloudformation/home"))
                .body("quickCreate.url", containsString("param_ExternalId=" + account.getString("externalId")))
                .body("quickCreate.reason", equalTo(null))
                .body("permissions[0].need", equalTo("REQUIRED"))
                .body("permissions[0].without", notNullValue())
                .extract()
                .jsonPath();

        assertThat(policies.getMap("trustPolicy")).isEqualTo(account.getMap("trustPolicy"));
        assertThat(policies.getMap("permissionsPolicies.readOnly")).isEqualTo(account.getMap("permissionsPolicy"));
        assertThat(policies.<String>getList("permissionsPolicies.smallest.Statement.Action.flatten()"))
                .isEqualTo(Permissions.SMALLEST.permissions().stream()
                        .map(Permission::action)
                        .toList());
        for (String form : List.of("cloudFormation", "terraform")) {
            ourApi().get(policies.getString(form))
                    .then()
                    .statusCode(200)
                    .body(containsString(account.getString("externalId")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/policies/cloudformation.yaml, text/yaml,  AWS::IAM::Role",
        "/policies/terraform.tf,        text/plain, aws_iam_role_policy"
    })
    void theTemplatesForAllAccountsHaveNobodysExternalId(String path, String type, String content) {
        ourApi().get(path)
                .then()
                .statusCode(200)
                .contentType(containsString(type))
                .body(containsString(content))
                .body(containsString("999988887777"))
                .body(containsString("kinesis:DescribeStreamSummary"));
        ourApi().get(path + "?permissions=smallest")
                .then()
                .statusCode(200)
                .body(not(containsString("kinesis:DescribeStreamSummary")));
    }

    @Test
    void aRotationShowsTheNextExternalIdInEveryForm() {
        String id = register("Rotating").getString("id");
        Api.giveRole(id, someRoleArn()).statusCode(202);
        String next = ourApi().post("/accounts/{id}/external-id", id).jsonPath().getString("nextExternalId");

        ourApi().get("/accounts/{id}/policies", id)
                .then()
                .body("quickCreate.url", containsString(next))
                .body("trustPolicy.Statement[0].Condition.StringEquals.'sts:ExternalId'", equalTo(next));
        ourApi().get("/accounts/{id}/policies/terraform.tf", id).then().body(containsString(next));
    }

    @Test
    void aStackSetHasEachAccountThatWaitsForItsRoleAndSaysWhereMoreAre() {
        for (long i = 1; i <= StackSetAccounts.MOST + 1; i++) {
            registerFor(LATE + i);
        }
        String connected = registerFor(LATE + 500).getString("id");
        Api.giveRole(connected, "arn:aws:iam::" + (LATE + 500) + ":role/RolewatchRead")
                .statusCode(202);

        ValidatableResponse first = ourApi().get("/policies/stackset.yaml?after=" + LATE)
                .then()
                .statusCode(200)
                .contentType(containsString("text/yaml"))
                .header("Link", containsString("after=" + (LATE + StackSetAccounts.MOST)))
                .body(containsString("'" + (LATE + 1) + "':\n      ExternalId: "));

        assertThat(first.extract().asString())
                .startsWith("# 1 more accounts: http")
                .doesNotContain("'" + (LATE + 201));
        ourApi().get("/policies/stackset.yaml?after=" + (LATE + StackSetAccounts.MOST))
                .then()
                .statusCode(200)
                .header("Link", equalTo(null))
                .body(containsString("'" + (LATE + 201)))
                .body(not(containsString("'" + (LATE + 500))));
        ourApi().get("/policies/stackset.yaml?connected=true&after=" + (LATE + StackSetAccounts.MOST))
                .then()
                .body(containsString("'" + (LATE + 500)));
        ourApi().get("/policies/stackset.yaml?after=999999999999")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:no-account-for-stackset"))
                .body("detail", containsString("awsAccountId"));
    }

    @Test
    void aPolicyOfOnesOwnIsCheckedAgainstWhatIsCalled() {
        Map<String, Object> own = Map.of(
                "Statement",
                List.of(
                        Map.of("Effect", "Allow", "Action", List.of("cloudwatch:*", "s3:*"), "Resource", "*"),
                        Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "ec2:Describe*",
                                "Resource",
                                "*",
                                "Condition",
                                Map.of("StringEquals", Map.of("aws:RequestedRegion", "eu-central-1")))));

        ourApi().body(own)
                .post("/policies/check")
                .then()
                .statusCode(200)
                .body("works", equalTo(true))
                .body("allowed", hasItem("cloudwatch:GetMetricData"))
                .body("notAllowed.permission.action", hasItem("tag:GetResources"))
                .body("notAllowed[0].permission.without", equalTo("resources are published without tags"))
                .body("notAllowed[0].reason", equalTo("no statement allows it"))
                .body("conditional.permission.action", hasItem("ec2:DescribeRegions"))
                .body("conditional[0].conditions[0]", containsString("aws:RequestedRegion"))
                .body("moreThanNeeded", hasItem("s3:*"));
        ourApi().body(Permissions.READ_ONLY.document())
                .post("/policies/check")
                .then()
                .body("notAllowed.permission.need", equalTo(List.of("OPTIONAL")))
                .body("moreThanNeeded", equalTo(List.of()));
    }

    @Test
    void aPolicyThatNoRoleCanHoldIsRefused() {
        List<String> actions = Collections.nCopies(400, "cloudwatch:GetMetricStatistics");

        ourApi().body(Map.of("Statement", Map.of("Effect", "Allow", "Action", actions, "Resource", "*")))
                .post("/policies/check")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("body"))
                .body("errors[0].allowed", containsString("10240 characters"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Statement\": {\"Effect\": \"allow\"}}                          | Statement.Effect",
                "{\"Statement\": [], \"Statement\": []}                            | body",
                "[]                                                                | body",
                "null                                                              | body",
                "Statement                                                         | body",
            })
    void aDocumentThatIsNoPolicyIsRefusedWithThePlace(String body, String place) {
        ourApi().body(body)
                .post("/policies/check")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:invalid-request"))
                .body("errors[0].field", equalTo(place));
    }

    @ParameterizedTest
    @CsvSource({
        "/policies/cloudformation.yaml?permissions=all,  permissions",
        "/policies/terraform.tf?partition=aws-iso,       partition",
        "/policies/stackset.yaml?after=yesterday,        after"
    })
    void aParameterThatCannotBeIsRefused(String path, String parameter) {
        ourApi().get(path).then().statusCode(400).body("errors[0].field", equalTo(parameter));
    }

    @Test
    void thePoliciesOfAnUnknownAccountAreNotFound() {
        for (String path : List.of("", "/cloudformation.yaml", "/terraform.tf")) {
            ourApi().get("/accounts/{id}/policies" + path, "17")
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:rolewatch:problem:account-not-found"));
        }
        ourApi().get("/policies/check").then().statusCode(405).header("Allow", equalTo("POST"));
    }

    private static JsonPath registerFor(long awsAccount) {
        return ourApi().body(Map.of("name", "In a StackSet", "awsAccountId", String.valueOf(awsAccount)))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
