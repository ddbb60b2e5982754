package dev.rolewatch.account.rest;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.rest.Api.giveAccessKey;
import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someAccessKeyId;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.rolewatch.account.accesskeys.ConfiguredVault;
import dev.rolewatch.account.accesskeys.Vaults;
import dev.rolewatch.account.storage.Database;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccessKeyApiTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @Inject
    Database database;

    @Test
    void anAccountMayBeConnectedByAnAccessKeyWhoseSecretIsNowhere() {
        String account = register("Old way").getString("id");
        String key = someAccessKeyId();

        ValidatableResponse given = giveAccessKey(account, key, SECRET)
                .statusCode(202)
                .body("state", equalTo("VERIFYING"))
                .body("connectedBy", equalTo("ACCESS_KEY"))
                .body("accessKeyId", equalTo(key))
                .body("roleArn", nullValue())
                .body("warnings", hasItem(containsString("a role is safer")));

        assertThat(given.extract().asString()).doesNotContain(SECRET);
        assertThat(database.holds(key)).isTrue();
        assertThat(database.holds(SECRET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASIAIOSFODNN7EXAMPLE | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | accessKeyId     | temporary session",
                "AIDAIOSFODNN7EXAMPLE | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | accessKeyId     | not the id",
                "AKIAIOSFODNN7        | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | accessKeyId     | not the id",
                "AKIA/OSFODNN7EXAMPLE | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | accessKeyId     | not the id",
                "wJalrXUtnFEMI/K7MDEN | AKIAIOSFODNN7EXAMPLE                     | accessKeyId     | not the id",
                "AKIAIOSFODNN7EXAMPLE | short                                    | secretAccessKey | not a secret",
                "AKIAIOSFODNN7EXAMPLE | a secret with spaces in the middle       | secretAccessKey | not a secret",
            })
    void whatIsNoLastingAccessKeyIsRefusedAndNotRepeated(String id, String secret, String field, String why) {
        ValidatableResponse refused = giveAccessKey(register("Refused").getString("id"), id, secret)
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].detail", containsString(why));

        assertThat(refused.extract().asString()).doesNotContain(id, secret);
    }

    @Test
    void aKeyInAPartitionThatIsNotServedIsRefused() {
        String account = register("Elsewhere").getString("id");

        ourApi().body(Map.of("accessKeyId", someAccessKeyId(), "secretAccessKey", SECRET, "partition", "aws-us-gov"))
                .put("/accounts/{id}/access-key", account)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("partition"))
                .body("errors[0].detail", containsString("Rolewatch serves aws, aws-cn"));
    }

    @Test
    void aKeyTakesNoRolesPlace() {
        String account = register("Has a role").getString("id");
        giveRole(account, someRoleArn()).statusCode(202);

        giveAccessKey(account, someAccessKeyId(), SECRET)
                .statusCode(409)
                .body("type", equalTo("urn:rolewatch:problem:connected-by-role"))
                .body("detail", containsString("safer"));
    }

    @Test
    void aKeyThatAnotherAccountUsesIsRefusedWithoutTellingWhose() {
        String owner = register("Owner of the key").getString("id");
        String key = someAccessKeyId();
        giveAccessKey(owner, key, SECRET).statusCode(202);
        giveAccessKey(owner, key, SECRET).statusCode(202);

        ValidatableResponse refused = giveAccessKey(register("Latecomer").getString("id"), key, SECRET)
                .statusCode(409)
                .body("type", equalTo("urn:rolewatch:problem:access-key-in-use"));

        assertThat(refused.extract().asString()).doesNotContain(owner, "Owner of the key", SECRET);
        ourApi().delete("/accounts/{id}", owner).then().statusCode(204);
        await().until(() -> !database.hasRow(owner));
        giveAccessKey(register("Successor").getString("id"), key, SECRET).statusCode(202);
    }

    @Test
    void aRoleTakesTheKeysPlaceAtOnce() {
        String account = register("Moves").getString("id");
        String key = someAccessKeyId();
        giveAccessKey(account, key, SECRET).statusCode(202);

        giveRole(account, someRoleArn())
                .statusCode(202)
                .body("id", equalTo(account))
                .body("connectedBy", equalTo("ROLE"))
                .body("accessKeyId", nullValue());

        assertThat(database.holds(key)).isFalse();
    }

    @Test
    void withoutAKeyToEncryptWithItIsSaidWhoMustConfigureWhat() {
        QuarkusMock.installMockForType(Vaults.unconfigured(), ConfiguredVault.class);

        giveAccessKey(register("Not configured").getString("id"), someAccessKeyId(), SECRET)
                .statusCode(503)
                .body("type", equalTo("urn:rolewatch:problem:access-keys-not-configured"))
                .body("detail", containsString("rolewatch.access-keys.keyset-file"))
                .body("detail", containsString("whoever runs Rolewatch"));
    }
}
