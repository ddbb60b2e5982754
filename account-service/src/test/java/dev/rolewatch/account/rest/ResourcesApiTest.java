package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.storage.Database;
import dev.rolewatch.account.storage.StoredResources;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ResourcesApiTest {
    private static final Region ELSEWHERE = new Region("us-east-1");

    @Inject
    StoredResources stored;

    @Inject
    Database database;

    private AccountId account;

    @BeforeEach
    void anAccountWithResources() {
        account = AccountId.of(register("Listed").getString("id"));
        stored.put(
                account, id(Samples.REGION, "AWS/EC2", "i-1"), "Shop-Web-1", Map.of("team", "shop", "a:b", "c"), true);
        stored.put(account, id(Samples.REGION, "AWS/RDS", "db-{1}"), "shop-db", Map.of("team", "shop"), false);
        stored.put(account, id(ELSEWHERE, "AWS/EC2", "i-2"), "100%_sure", Map.of("team", "web"), true);
        stored.put(account, id(ELSEWHERE, "AWS/EC2", "i-3"), null, Map.of(), false);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,          -,                'i-1,db-{1},i-2,i-3'",
                "region,     us-east-1,        'i-2,i-3'",
                "namespace,  AWS/EC2,          'i-1,i-2,i-3'",
                "tag,        team:shop,        'i-1,db-{1}'",
                "tag,        team,             'i-1,db-{1},i-2'",
                "tag,        a\\:b:c,          'i-1'",
                "tag,        team:sho,         ''",
                "name,       SHOP,             'i-1,db-{1}'",
                "name,       %_,               'i-2'",
                "arn,        arn:i-3,          'i-3'",
                "read,       true,             'i-1,i-2'",
                "read,       false,            'db-{1},i-3'",
            })
    void resourcesAreFoundByEachFilter(String parameter, String value, String found) {
        var request = parameter == null ? ourApi() : ourApi().queryParam(parameter, value);

        JsonPath page = request.get("/accounts/{id}/resources", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(String.join(",", ids(page))).isEqualTo(found);
    }

    @Test
    void allFiltersMustHold() {
        ourApi().queryParam("tag", "team:shop")
                .queryParam("tag", "a\\:b")
                .queryParam("read", "true")
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .body("resources.dimensions.Id", equalTo(List.of("i-1")));
    }

    @Test
    void everythingThatIsKnownOfAResourceIsShown() {
        Map<String, Object> resource = ourApi().queryParam("name", "Shop-Web-1")
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .extract()
                .jsonPath()
                .getMap("resources[0]");

        assertThat(resource)
                .containsEntry("region", "eu-central-1")
                .containsEntry("namespace", "AWS/EC2")
                .containsEntry("dimensions", Map.of("Id", "i-1"))
                .containsEntry("arn", "arn:i-1")
                .containsEntry("tags", Map.of("team", "shop", "a:b", "c"))
                .containsEntry("metadata", Map.of("state", "running"))
                .containsEntry("metrics", List.of("CPUUtilization", "NetworkIn"))
                .containsEntry("read", true)
                .containsEntry("firstSeen", Samples.at(1).toString())
                .containsEntry("lastSeen", Samples.at(2).toString());
    }

    @Test
    void pagesMissNothingAndRepeatNothingWhateverComesMeanwhile() {
        List<String> seen = new ArrayList<>();
        String next = "/accounts/" + account + "/resources?limit=1&tag=team";
        while (next != null) {
            JsonPath page = ourApi().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(ids(page));
            assertThat(seen).doesNotHaveDuplicates();
            stored.put(account, id(Samples.REGION, "AWS/EC2", "i-0"), "early", Map.of("team", "shop"), true);
            next = page.getString("next");
        }

        assertThat(seen).containsExactly("i-1", "db-{1}", "i-2");
    }

    @ParameterizedTest
    @CsvSource({
        "region,     'i-1,db-{1},i-2,i-3'",
        "-region,    'i-3,i-2,db-{1},i-1'",
        "namespace,  'i-1,i-2,i-3,db-{1}'",
        "-namespace, 'db-{1},i-3,i-2,i-1'",
        "name,       'i-3,i-2,db-{1},i-1'",
        "-name,      'i-1,db-{1},i-2,i-3'",
    })
    void resourcesComeInTheOrderThatIsAskedFor(String sort, String found) {
        assertThat(ids(page("?sort=" + sort))).containsExactly(found.split(","));
    }

    @Test
    void theNewestAreFoundAndThoseThatWereNotSeenForLongest() {
        stored.put(account, id(Samples.REGION, "AWS/EC2", "i-new"), "new", Samples.at(5), Samples.at(5));
        stored.put(account, id(Samples.REGION, "AWS/EC2", "i-gone"), "gone", Samples.at(0), Samples.at(0));

        assertThat(ids(page("?sort=-firstSeen&limit=1"))).containsExactly("i-new");
        assertThat(ids(page("?sort=lastSeen&limit=1"))).containsExactly("i-gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region",
                "-region",
                "namespace",
                "-namespace",
                "name",
                "-name",
                "firstSeen",
                "-firstSeen",
                "lastSeen",
                "-lastSeen"
            })
    void pagesInEveryOrderShowEverythingOnceWhateverTheCharacters(String sort) {
        stored.put(account, id(ELSEWHERE, "AWS/EC2", "a,b"), "{1},%2C +Ä", Samples.at(3), Samples.at(4));
        stored.put(account, id(ELSEWHERE, "AWS/EC2", "i-4"), "SHOP-DB", Samples.at(1), Samples.at(2));
        List<String> all = ids(page("?sort=" + sort));

        List<String> seen = new ArrayList<>();
        String next = "?limit=1&sort=" + sort;
        while (next != null) {
            JsonPath page = page(next);
            seen.addAll(ids(page));
            next = page.getString("next");
        }

        assertThat(seen).containsExactlyElementsOf(all).hasSize(6);
    }

    @Test
    void aPageOfAnotherOrderIsNoStart() {
        String next = page("?limit=1&sort=name").getString("next");

        ourApi().urlEncodingEnabled(false)
                .get(next.replace("sort=name", "sort=-name"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,9,Shop", "name,-1,Shop", "name,Shop", "name,1,\0", "firstSeen,4,Noon"})
    void whatIsNoPlaceInTheOrderIsNoStart(String place) {
        ourApi().queryParam("sort", place.split(",")[0])
                .queryParam("after", PageParameters.after(place))
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("after"));
    }

    @Test
    void manyResourcesAreSortedOnlyByWhatAnIndexHas() {
        database.setResources(account.toString(), 20_001);

        assertThat(ids(page("?sort=-namespace"))).hasSize(4);
        ourApi().queryParam("sort", "name")
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("sort"))
                .body("errors[0].detail", containsString("20001 resources"))
                .body("errors[0].allowed", containsString("region"));
    }

    @Test
    void theNextPageHasTheSameFiltersWhateverTheirCharacters() {
        Map<String, String> tags = Map.of("a:b", "c", "a", "b|c d");
        stored.put(account, id(Samples.REGION, "AWS/EC2", "i-4"), "100% {a}+b", tags, true);
        stored.put(account, id(Samples.REGION, "AWS/EC2", "i-5"), "100% {a}+b", tags, true);
        JsonPath first = ourApi().queryParam("tag", "a\\:b:c", "a:b|c d")
                .queryParam("name", "100% {a}+b")
                .queryParam("limit", 1)
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        JsonPath second = ourApi().urlEncodingEnabled(false)
                .get(first.getString("next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(ids(first)).containsExactly("i-4");
        assertThat(ids(second)).containsExactly("i-5");
        assertThat(second.getString("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"region", "namespace", "tag", "name", "arn", "read"})
    void anEmptyFilterFiltersNothing(String parameter) {
        ourApi().queryParam(parameter, "")
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .statusCode(200)
                .body("resources.size()", equalTo(4));
    }

    @Test
    void nobodySeesTheResourcesOfAnotherAccount() {
        String other = register("Other").getString("id");

        ourApi().get("/accounts/{id}/resources", other).then().body("resources.size()", equalTo(0));
        ourApi().get("/accounts/{id}/resources", "17").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "region, Frankfurt, a Region",
        "tag, :shop, key:value",
        "read, maybe, true or false",
        "limit, 501, 1 to 500",
        "after, '?', next",
        "sort, age, -lastSeen",
    })
    void aParameterThatCannotBeIsRefused(String parameter, String value, String allowed) {
        ourApi().queryParam(parameter, value)
                .get("/accounts/{id}/resources", account.toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter))
                .body("errors[0].allowed", containsString(allowed));
    }

    @Test
    void aParameterThatTheDatabaseCannotHoldIsRefused() {
        ourApi().urlEncodingEnabled(false)
                .get("/accounts/" + account + "/resources?name=%00")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
    }

    private static ResourceId id(Region region, String namespace, String id) {
        return ResourceId.of(region, namespace, Map.of("Id", id));
    }

    /** @param query or the whole address of a page */
    private JsonPath page(String query) {
        return ourApi().urlEncodingEnabled(false)
                .get(query.startsWith("?") ? "/accounts/" + account + "/resources" + query : query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(JsonPath page) {
        return page.getList("resources.dimensions.Id");
    }
}
