package dev.rolewatch.account.rest.imports;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rolewatch.account.rest.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportApiTest {
    @Inject
    ImportSlots slots;

    private final String word = UUID.randomUUID().toString();

    @Test
    void aSpreadsheetsFileIsRegisteredAndEachRowsOutcomeTold() {
        String role = someRoleArn();
        JsonPath imported = importCsv("\ufeffname,awsAccountId,roleArn,regions,interval\r\n"
                        + "Shop " + word + "," + account(role) + "," + role + ",eu-central-1;us-east-1,PT10M\r\n"
                        + "Web " + word + "," + account(someRoleArn()) + ",,,\r\n")
                .statusCode(200)
                .body("registered", equalTo(2))
                .body("refused", equalTo(0))
                .body("rows.line", equalTo(List.of(2, 3)))
                .extract()
                .jsonPath();

        JsonPath shop = Api.show(imported.getString("rows[0].id"));
        assertThat(shop.getString("state")).isEqualTo("VERIFYING");
        assertThat(shop.getString("externalId")).isEqualTo(imported.getString("rows[0].externalId"));
        assertThat(shop.getList("collect.regions")).containsExactly("eu-central-1", "us-east-1");
        assertThat(shop.getString("collect.interval")).isEqualTo("PT10M");
        assertThat(Api.show(imported.getString("rows[1].id")).getString("state"))
                .isEqualTo("PENDING");
    }

    @Test
    void jsonLinesTakeWhatRegisteringTakes() {
        importFile(
                        "application/x-ndjson",
                        "{\"name\": \"Shop " + word + "\", \"collect\": {\"tags\": {\"team\": [\"shop\"]}}}\n\n"
                                + "{\"name\": \"Web " + word + "\", \"roleArn\": \"" + someRoleArn() + "\"}\n")
                .statusCode(200)
                .body("rows.line", equalTo(List.of(1, 3)))
                .body("rows.outcome", equalTo(List.of("REGISTERED", "REGISTERED")));

        assertThat(registered()).hasSize(2);
    }

    @Test
    void nothingIsRegisteredWhereARowIsWrongAndEveryWrongRowIsTold() {
        importCsv("name,awsAccountId,roleArn,partition\nGood " + word + ",111122220001,,\n,1234,,\nA " + word
                        + ",111122220002,arn:aws:iam::999922220002:role/R,\nB " + word + ",,,mars\nC " + word
                        + ",111122220001,,\n")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:rows-refused"))
                .body("detail", containsString("4 of 5 rows"))
                .body("rows", hasSize(5))
                .body("rows.outcome", equalTo(List.of("NOT_REGISTERED", "REFUSED", "REFUSED", "REFUSED", "REFUSED")))
                .body("rows[0].id", nullValue())
                .body("rows[1].errors.field", equalTo(List.of("name", "awsAccountId")))
                .body("rows[2].errors[0].field", equalTo("roleArn"))
                .body("rows[3].errors[0].field", equalTo("partition"))
                .body("rows[4].errors[0].detail", containsString("line 2"));

        assertThat(registered()).isEmpty();
    }

    @Test
    void theGoodRowsAreRegisteredWhereThatIsAskedFor() {
        inFile().contentType("application/x-ndjson")
                .queryParam("partial", true)
                .body(("{\"name\": \"Good " + word + "\"}\n{\"nmae\": \"Bad\"}\nnull\n{")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/accounts:import")
                .then()
                .statusCode(200)
                .body("registered", equalTo(1))
                .body("refused", equalTo(3))
                .body("rows.outcome", equalTo(List.of("REGISTERED", "REFUSED", "REFUSED", "REFUSED")))
                .body("rows[1].errors[0].field", equalTo("nmae"));

        assertThat(registered()).hasSize(1);
    }

    @Test
    void aFileThatHasGrownMayBeImportedAgain() {
        String first = "Shop " + word + "," + account(someRoleArn()) + "\n";
        importCsv("name,awsAccountId\n" + first).statusCode(200);

        String second = "name,awsAccountId\n" + first + "New " + word + "," + account(someRoleArn()) + "\n";
        importCsv(second).statusCode(422).body("rows[0].errors[0].detail", equalTo("an account has it already"));
        inFile().contentType("text/csv")
                .queryParam("partial", true)
                .body(second)
                .post("/accounts:import")
                .then()
                .statusCode(200)
                .body("registered", equalTo(1));

        assertThat(registered()).hasSize(2);
    }

    @Test
    void theSameFileWithTheSameKeyIsImportedOnce() {
        String file = "name\nOnce " + word + "\n";
        String first = importOnce(file).statusCode(200).extract().asString();
        String again = importOnce(file).statusCode(200).extract().asString();

        assertThat(again).isEqualTo(first);
        assertThat(registered()).hasSize(1);
        importOnce(file + "Other\n").statusCode(422);
    }

    @Test
    void tenThousandAccountsAreImportedAtOnceAndNoMore() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> word + " " + i + ",eu-central-1;us-east-1;eu-west-1,AWS/EC2;AWS/RDS;AWS/S3,PT10M\n")
                .collect(Collectors.joining());
        String columns = "name,regions,namespaces,interval\n";

        JsonPath imported = importCsv(columns + rows).statusCode(200).extract().jsonPath();

        assertThat(imported.getInt("registered")).isEqualTo(10_000);
        assertThat(new HashSet<>(imported.getList("rows.externalId"))).hasSize(10_000);
        importCsv(columns + rows + "One more,,,\n")
                .statusCode(400)
                .body("errors[0].detail", containsString("more than 10000"));
    }

    @Test
    void rowsBehindTooManyErrorsAreRefusedWithoutALook() {
        String wrong = "{\"name\": \"a\", \"collect\": {\"namespaces\": ["
                + String.join(", ", Collections.nCopies(200, "\"AWS/None\"")) + "]}}\n";

        importFile("application/x-ndjson", wrong.repeat(12))
                .statusCode(422)
                .body("rows", hasSize(12))
                .body("rows[0].errors", hasSize(100))
                .body("rows[9].errors", hasSize(100))
                .body("rows[10].errors", hasSize(1))
                .body("rows[11].errors[0].detail", containsString("not looked at"));
    }

    @Test
    void aFileThatComesWhileOthersAreImportedIsToComeAgain() {
        slots.importing(() -> slots.importing(() -> importCsv("name\nLate " + word + "\n")
                .statusCode(503)
                .header("Retry-After", "10")
                .body("type", equalTo("urn:rolewatch:problem:too-many-imports"))));

        importCsv("name\nLate " + word + "\n").statusCode(200);
    }

    @Test
    void whatIsNotUtf8IsRefusedWithWhatToDo() {
        importBytes("text/csv", "name\nStraße\n".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400)
                .body("errors[0].allowed", containsString("CSV UTF-8"));
    }

    @Test
    void whatAwsPrintsOfAnOrganizationIsRegisteredButForWhatIsClosed() {
        String first = account(someRoleArn());
        String second = account(someRoleArn());

        JsonPath imported = importFile("application/json", """
                        {"Accounts": [
                          {"Id": "%s", "Arn": "arn:aws:organizations::111122223333:account/o-1/%s", "Email": "a@example.com",
                           "Name": "Shop %s", "Status": "ACTIVE", "State": "ACTIVE", "JoinedMethod": "CREATED",
                           "JoinedTimestamp": "2026-01-01T00:00:00+00:00"},
                          {"Id": "%s", "Name": "Closed %s", "Status": "SUSPENDED", "State": "CLOSED"}]}
                        """.formatted(first, first, word, second, word))
                .statusCode(200)
                .body("registered", equalTo(1))
                .body("skipped", equalTo(1))
                .body("rows.outcome", equalTo(List.of("REGISTERED", "SKIPPED")))
                .body("rows[1].detail", containsString("CLOSED"))
                .body("rows[0].externalId", notNullValue())
                .extract()
                .jsonPath();

        JsonPath shop = Api.show(imported.getString("rows[0].id"));
        assertThat(shop.getString("awsAccountId")).isEqualTo(first);
        assertThat(shop.getString("partition")).isEqualTo("aws");
    }

    /** The file is larger than what other operations take. */
    @ParameterizedTest
    @ValueSource(strings = {"/accounts%3Aimport", "/accounts%3aimport?partial=false"})
    void theColonOfThePathMayBeEscaped(String path) {
        String file = "{\"name\": \"Escaped " + word + "\"}\n" + "\n".repeat(70_000);

        inFile().contentType("application/x-ndjson")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(200)
                .body("registered", equalTo(1));
        ourApi().auth().none().urlEncodingEnabled(false).post(path).then().statusCode(401);
    }

    @Test
    void anotherKindOfFileIsRefused() {
        importFile("application/xml", "<accounts/>").statusCode(415);
        importFile("application/json", "{}").statusCode(400).body("errors[0].allowed", containsString("list-accounts"));
    }

    private List<String> registered() {
        return ourApi().queryParam("name", word)
                .get("/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("accounts.id");
    }

    /** The colon of the path stays one. */
    private static RequestSpecification inFile() {
        return ourApi().urlEncodingEnabled(false);
    }

    private static ValidatableResponse importCsv(String file) {
        return importFile("text/csv", file);
    }

    private ValidatableResponse importOnce(String file) {
        return inFile().contentType("text/csv")
                .header("Idempotency-Key", word)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/accounts:import")
                .then();
    }

    private static ValidatableResponse importFile(String type, String file) {
        return importBytes(type, file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse importBytes(String type, byte[] file) {
        return inFile().contentType(type).body(file).post("/accounts:import").then();
    }

    private static String account(String role) {
        return role.split(":")[4];
    }
}
