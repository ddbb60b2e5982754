package dev.rolewatch.account.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.rest.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConsolePagesTest {
    private static final String HOSTILE = "<script>alert('ha')</script>\"><img src=x onerror=alert(1)>{inject:visitor}";

    @Test
    void whoIsNotSignedInIsLedToTheSignInAndSeesNothing() {
        for (String path : new String[] {"/console", "/console/spend", "/console/assets/any/console.css"}) {
            RestAssured.given()
                    .auth()
                    .none()
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(302)
                    .header("Location", org.hamcrest.Matchers.containsString("code_challenge_method=S256"));
        }
    }

    @Test
    void whatAPageAsksForByItselfIsToldThatTheSignInIsOver() {
        RestAssured.given()
                .auth()
                .none()
                .header("HX-Request", "true")
                .get("/console")
                .then()
                .statusCode(499);
    }

    @Test
    void theAddressOfTheServerLeadsToTheConsole() {
        RestAssured.given()
                .auth()
                .none()
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.endsWith("/console"));
    }

    @Test
    void aPersonConnectsAnAccountWithoutJavaScript() throws IOException {
        Session pat = Session.of("pat");
        String id = register(pat, "Without scripts");

        Document role = pat.get("/console/accounts/" + id + "/connect").parse();
        assertThat(role.select("#external-id").text()).matches("[0-9a-f-]{36}");
        String path = "/console/accounts/" + id + "/role";
        Connection.Response wrong = pat.send(pat.form(path), Map.of("roleArn", "arn:aws:iam::210987654321:root"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        Document explained = wrong.parse();
        assertThat(explained.select("#arn-hint").text()).contains("account's root");
        Document proof = pat.send(Session.form(explained, path), Map.of("roleArn", " " + Api.someRoleArn() + " "))
                .parse();

        assertThat(proof.select("[role=status]").text()).contains("Proving the trust");
        assertThat(proof.select("noscript meta[http-equiv=refresh]")).isNotEmpty();
    }

    @Test
    void aRoleThatAnotherAccountUsesIsExplained() throws IOException {
        Session pat = Session.of("pat");
        Map<String, String> role = Map.of("roleArn", Api.someRoleArn());
        pat.send(pat.form("/console/accounts/" + register(pat, "First") + "/role"), role);

        Connection.Response second = pat.send(pat.form("/console/accounts/" + register(pat, "Second") + "/role"), role);

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.parse().select("#arn-hint").text()).contains("Another account already uses this role");
    }

    @Test
    void anotherTenantsAccountIsAsUnknownAsOneThatDoesNotExist() throws IOException {
        String id = register(Session.of("nora"), "Not acme's");
        Session ada = Session.of("ada");

        for (String page : new String[] {
            "",
            "/connect",
            "/connect/state",
            "/role",
            "/role/hint",
            "/role/rolewatch.yaml",
            "/role/rolewatch.tf",
            "/resources",
            "/collect",
            "/remove",
            "/events"
        }) {
            Connection.Response theirs = ada.get("/console/accounts/" + id + page);
            assertThat(theirs.statusCode()).as(page).isEqualTo(404);
            assertThat(withoutToken(theirs))
                    .as(page)
                    .doesNotContain("Not acme")
                    .isEqualTo(withoutToken(ada.get("/console/accounts/5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11" + page))
                            .replace("5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11", id));
        }
        for (String form :
                new String[] {"/role", "/verify", "/external-id", "/external-id/keep", "/collect", "/remove"}) {
            Map<String, String> fields = Map.of("roleArn", Api.someRoleArn(), "name", "Not acme's");
            assertThat(ada.post("/console/accounts/" + id + form, fields).statusCode())
                    .as(form)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/role", "/verify", "/external-id", "/external-id/keep", "/collect", "/remove"})
    void aViewerIsRefusedWhatItSeesNoButtonFor(String form) throws IOException {
        String id = register(Session.of("ada"), "Only looked at");
        Session vic = Session.of("vic");

        assertThat(vic.post("/console/accounts/" + id + form, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(vic.post("/console/connect", Map.of("name", "Mine")).statusCode())
                .isEqualTo(403);
        Document account = vic.get("/console/accounts/" + id).parse();
        assertThat(account.select("main form, main button, a[href$=/remove], a[href$=/collect]"))
                .isEmpty();
    }

    @Test
    void anOperatorCannotRemoveAnAccountAndAnAdministratorMustTypeItsName() throws IOException {
        String id = register(Session.of("omar"), "Precious");
        assertThat(Session.of("omar")
                        .post("/console/accounts/" + id + "/remove", Map.of("name", "Precious"))
                        .statusCode())
                .isEqualTo(403);
        Session ada = Session.of("ada");

        assertThat(ada.post("/console/accounts/" + id + "/remove", Map.of("name", "Other"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.get("/console/accounts/" + id).statusCode()).isEqualTo(200);
        ada.post("/console/accounts/" + id + "/remove", Map.of("name", "Precious"));
        assertThat(ada.get("/console/accounts/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aFormThatDoesNotComeFromAPageOfOursChangesNothing() throws IOException {
        Session ada = Session.of("ada");
        String id = register(ada, "Kept");
        String remove = "/console/accounts/" + id + "/remove";

        assertThat(ada.postWithout(remove, Map.of("name", "Kept")).statusCode()).isEqualTo(403);
        assertThat(ada.postWithout(remove, Map.of("name", "Kept", "csrf", "A".repeat(32)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ada.postFromElsewhere(remove, Map.of("name", "Kept")).statusCode())
                .isEqualTo(403);
        assertThat(ada.get("/console/accounts/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aHostileNameIsShownAsTextEverywhere() throws IOException {
        Session ada = Session.of("ada");
        String id = register(ada, HOSTILE);

        for (String path : new String[] {"", "/role", "/resources", "/collect", "/remove"}) {
            Document page = ada.get("/console/accounts/" + id + path).parse();
            assertThat(page.select("script:not([src]), img")).as(path).isEmpty();
            assertThat(page.title()).as(path).contains(HOSTILE);
        }
        Document list = ada.get("/console?text=" + URLEncoder.encode("<script>\"'", UTF_8))
                .parse();
        assertThat(list.select("script:not([src])")).isEmpty();
        assertThat(list.select("#text").val()).isEqualTo("<script>\"'");
    }

    @ParameterizedTest
    @CsvSource({"PT20M,PT20M", "PT60M,PT1H", "PT5M,PT5M", "'',''"})
    void howOftenIsReadStaysChosenWhateverTheListHas(String chosen, String shown) throws IOException {
        Session session = Session.of("ada");
        Connection.Response answer =
                session.post("/console/connect", Map.of("name", "Read now and then", "interval", chosen));
        String id = answer.url().getPath().split("/")[3];

        assertThat(session.get("/console/accounts/" + id + "/collect")
                        .parse()
                        .select("select[name=interval] option[selected]")
                        .eachAttr("value"))
                .containsExactly(shown);
    }

    @Test
    void pagesAreSmallAndNothingInThemIsInlineOrFromElsewhere() throws IOException {
        Session ada = Session.of("ada");
        String id = register(ada, "Looked at");

        for (String path : new String[] {
            "/console",
            "/console/connect",
            "/console/spend",
            "/console/accounts/" + id,
            "/console/accounts/" + id + "/role"
        }) {
            Connection.Response answer = ada.get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.bodyAsBytes().length).as(path).isLessThan(48_000);
            Document page = answer.parse();
            assertThat(page.select("[style], style, [onclick], script:not([src])"))
                    .as(path)
                    .isEmpty();
            for (Element loaded : page.select("link[href], script[src]")) {
                String url = loaded.hasAttr("src") ? loaded.attr("src") : loaded.attr("href");
                Connection.Response file = ada.get(url);
                assertThat(file.statusCode()).as(url).isEqualTo(200);
                assertThat(file.header("Cache-Control")).as(url).contains("immutable");
            }
        }
    }

    @Test
    void aPageThatIsNotThereIsAPageForPeople() throws IOException {
        for (String path : new String[] {"/console/accounts/none", "/console/none"}) {
            Connection.Response answer = Session.of("ada").get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).startsWith("text/html");
            assertThat(answer.parse().select("h1").text()).isEqualTo("There is nothing here");
        }
    }

    /** Each page has the token of forms in other words. */
    private static String withoutToken(Connection.Response page) {
        return page.body().replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    private static String register(Session session, String name) throws IOException {
        Connection.Response answer = session.post("/console/connect", Map.of("name", name));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.url().getPath().split("/")[3];
    }
}
