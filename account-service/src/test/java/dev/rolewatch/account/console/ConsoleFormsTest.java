package dev.rolewatch.account.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.rest.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;

/** Forms that are not sent as their page was shown, or not only once. */
@QuarkusTest
class ConsoleFormsTest {
    @Test
    void nobodyUndoesUnseenWhatSomebodyElseHasChosenMeanwhile() throws IOException {
        Session ada = Session.of("ada");
        String path = "/console/accounts/" + register(ada, "Before") + "/collect";
        FormElement adas = ada.form(path);
        Session omar = Session.of("omar");
        omar.send(omar.form(path), Map.of("name", "Omar's", "interval", "PT10M"));

        Connection.Response refused = ada.send(adas, Map.of("name", "Ada's", "budget", "50"));

        assertThat(refused.statusCode()).isEqualTo(409);
        Document page = refused.parse();
        assertThat(page.select("[role=alert]").text()).contains("nothing of yours was saved");
        FormElement present = Session.form(page, path);
        assertThat(present.select("[name=name]").val()).isEqualTo("Omar's");
        assertThat(present.select("[name=budget]").val()).isEmpty();
        assertThat(ada.send(present, Map.of("budget", "50")).statusCode()).isEqualTo(200);
        FormElement both = ada.form(path);
        assertThat(both.select("[name=name]").val()).isEqualTo("Omar's");
        assertThat(both.select("[name=interval] [selected]").val()).isEqualTo("PT10M");
        assertThat(both.select("[name=budget]").val()).isEqualTo("50.00");
    }

    @Test
    void nobodyReplacesUnseenARoleThatSomebodyElseHasGivenMeanwhile() throws IOException {
        Session ada = Session.of("ada");
        String path = "/console/accounts/" + register(ada, "Given a role twice") + "/role";
        FormElement adas = ada.form(path);
        String first = Api.someRoleArn();
        Session omar = Session.of("omar");
        omar.send(omar.form(path), Map.of("roleArn", first));
        Map<String, String> second = Map.of("roleArn", Api.someRoleArn());

        Connection.Response refused = ada.send(adas, second);

        assertThat(refused.statusCode()).isEqualTo(409);
        Document page = refused.parse();
        assertThat(page.select("#arn-hint").text()).contains("its role is " + first + " now");
        Connection.Response taken = ada.send(Session.form(page, path), second);
        assertThat(taken.url().getPath()).endsWith("/connect");
    }

    @Test
    void noTwoPagesHaveTheTokenOfFormsInTheSameWordsAndEachIsTaken() throws IOException {
        Session ada = Session.of("ada");
        String path = "/console/accounts/" + register(ada, "Masked") + "/collect";
        String first = ada.form(path).select("[name=csrf]").val();
        Document page = ada.get(path).parse();
        String second = Session.form(page, path).select("[name=csrf]").val();

        assertThat(second).isNotEqualTo(first);
        assertThat(page.html()).doesNotContain(ada.cookie(Csrf.COOKIE));
        for (String token : new String[] {first, second}) {
            assertThat(ada.send(ada.form(path), Map.of("csrf", token)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(ada.send(ada.form(path), Map.of("csrf", ada.cookie(Csrf.COOKIE)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormThatIsTooLargeIsRefusedInAPageForPeople() throws IOException {
        Connection.Response answer = Session.of("ada").post("/console/connect", Map.of("name", "a".repeat(70_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.parse().select("h1").text()).isEqualTo("That is too much text");
    }

    private static String register(Session session, String name) throws IOException {
        Connection.Response answer = session.post("/console/connect", Map.of("name", name));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.url().getPath().split("/")[3];
    }
}
