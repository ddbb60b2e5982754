package dev.rolewatch.account.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rolewatch.account.console.Browser.look;
import static dev.rolewatch.account.console.Browser.press;
import static dev.rolewatch.account.console.Browser.tabTo;
import static dev.rolewatch.account.console.Browser.type;
import static dev.rolewatch.account.rest.Api.someRoleArn;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console in a real browser, with people of tenants that no other test uses (ServersForTests). How each page looks, light and dark, is kept in target/screenshots. */
@QuarkusTest
class ConsoleBrowserTest {
    private static final String CINEMA = "cinema";

    private static Browser browser;
    private static boolean filled;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aPersonConnectsAnAccountWithTheKeyboardAlone() {
        Page page = signedIn("bea");
        try (OtherServices others = new OtherServices(bootstrapServers, "bakery")) {
            look(page, "accounts-empty");
            press(link(page, "Connect the first account"));
            assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(false))
                            .first())
                    .isFocused();
            look(page, "connect");

            page.keyboard().insertText("Production");
            type(page.getByLabel("AWS account id"), "1234");
            press(button(page, "Continue"));
            assertThat(page.getByText("It has 4 digits")).isVisible();
            look(page, "connect-corrected");
            tabTo(page.getByLabel("AWS account id"));
            page.keyboard().press("Control+a");
            page.keyboard().insertText("2109 8765 4321");
            press(button(page, "Continue"));

            String id = makeTheRole(page);
            seeTheTrustRefusedAndProven(page, others, id);
            seeResourcesAndTheFirstMetric(page, others, id);
        }
    }

    private static String makeTheRole(Page page) {
        assertThat(page.locator("#external-id")).hasText(Pattern.compile("[0-9a-f-]{36}"));
        look(page, "role");
        press(button(page, "Copy the external ID"));
        assertThat(page.locator("#notice")).hasText("Copied");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(page.locator("#external-id").textContent());

        type(page.getByLabel("ARN of the role"), "arn:aws:iam::210987654321:user/ada");
        assertThat(page.locator("#arn-hint")).containsText("This is the ARN of a user");
        page.keyboard().press("Control+a");
        page.keyboard().insertText("arn:aws:iam::111122223333:role/RolewatchRead");
        assertThat(page.locator("#arn-hint")).containsText("this account was registered as 210987654321");
        page.keyboard().press("Control+a");
        page.keyboard().insertText("arn:aws:iam::210987654321:RolewatchRead");
        assertThat(page.locator("#arn-hint")).containsText("role/ is missing");
        look(page, "role-mistake");
        press(button(page, "Use it"));
        assertThat(page.locator("#arn-hint")).containsText("The role RolewatchRead in the AWS account 210987654321");
        press(button(page, "Check the trust"));
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Proving the trust")))
                .isVisible();
        return page.url().replaceFirst(".*/accounts/", "").replaceFirst("/.*", "");
    }

    private static void seeTheTrustRefusedAndProven(Page page, OtherServices others, String id) {
        look(page, "proof-running");
        others.cannotEnter(id, null);
        assertThat(page.getByText("AWS does not let Rolewatch assume the role")).isVisible();
        look(page, "proof-refused");
        press(button(page, "Check again now"));
        others.findOpenToOthers(id);
        assertThat(page.getByText("The role lets others in too")).isVisible();
        look(page, "proof-insecure");
        page.reload();
        others.prove(id);
        assertThat(page.getByText("Looking for resources in every Region, which"))
                .isVisible();
    }

    private static void seeResourcesAndTheFirstMetric(Page page, OtherServices others, String id) {
        others.find(id, Map.of("AWS/EC2", 12, "AWS/RDS", 3, "AWS/Lambda", 7, "AWS/S3", 2));
        assertThat(page.getByText("24 found")).isVisible();
        look(page, "first-resources");
        others.read(id, Duration.ZERO, Map.of("AWS/EC2", 120, "AWS/RDS", 40));
        assertThat(page.getByText("The first metrics have arrived")).isVisible();
        look(page, "first-metric");
        press(link(page, "Go to Production"));
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Production")))
                .isVisible();
        look(page, "account");
        press(link(page, "All resources"));
        type(page.getByLabel("Name"), "web-12");
        assertThat(page.locator("tbody tr")).hasCount(1);
        look(page, "resources");
        press(link(page, "Production"));
        press(link(page, "Change"));
        assertThat(page.locator("#estimate")).containsText("a month");
        look(page, "collect");
        page.navigate(page.url().replaceFirst("/collect.*", "/remove"));
        look(page, "remove");
    }

    @Test
    void aViewerSeesHowAccountsAreAndNoButtonThatWouldBeRefused() {
        fillCinema();
        Page page = signedIn("carl");
        assertThat(page.getByText("Shop, staging")).isVisible();
        assertThat(link(page, "Connect an account")).hasCount(0);
        press(link(page, "Shop, staging"));
        assertThat(page.getByText("The role lets others in too")).isVisible();
        assertThat(page.locator("main button")).hasCount(0);
        assertThat(link(page, "Remove this account")).hasCount(0);
    }

    @Test
    void theListTellsHealthAtAGlanceAndFindsAccountsAsOneTypes() {
        fillCinema();
        Page page = signedIn("cara");
        assertThat(page.locator("tbody tr")).hasCount(7);
        look(page, "accounts");
        type(page.getByLabel("Search accounts"), "analytics");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.keyboard().press("Control+a");
        page.keyboard().press("Delete");
        assertThat(page.locator("tbody tr")).hasCount(7);
        press(page.locator("a.count", new Page.LocatorOptions().setHasText("Needs attention")));
        assertThat(page.locator("tbody tr")).hasCount(1);
        press(page.locator("tbody a").first());
        assertThat(page.getByText("The role may not cloudwatch:GetMetricData")).isVisible();
        look(page, "account-attention");
        press(link(page, "Spend"));
        look(page, "spend");
        press(button(page, "Dark"));
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.navigate(page.url().replaceFirst("/console.*", "/console/accounts/none"));
        assertThat(page.getByText("There is nothing here")).isVisible();
        look(page, "not-found");
    }

    private void fillCinema() {
        if (!filled) {
            filled = true;
            try (OtherServices others = new OtherServices(bootstrapServers, CINEMA)) {
                new Accounts(others, CINEMA).fill();
            }
        }
    }

    /** Accounts of every health. */
    private record Accounts(OtherServices others, String tenant) {
        void fill() {
            connected("Shop, production", 14, 820);
            connected("Shop, analytics", 3, 210);
            connected("Warehouse", 6, 96);
            others.lackPermission(connected("Payments", 9, 340));
            others.cannotEnter(withRole("Legacy intranet"), null);
            others.findOpenToOthers(withRole("Shop, staging"));
            register("Sandbox of the platform team");
        }

        private String connected(String name, int instances, int billed) {
            String id = withRole(name);
            others.prove(id);
            others.find(id, Map.of("AWS/EC2", instances, "AWS/RDS", instances / 3 + 1));
            others.read(id, Duration.ofMinutes(3), Map.of("AWS/EC2", billed * 100, "AWS/RDS", billed * 30));
            return id;
        }

        private String withRole(String name) {
            String id = register(name);
            RestAssured.given()
                    .auth()
                    .oauth2(token())
                    .contentType(ContentType.JSON)
                    .body(Map.of("roleArn", someRoleArn()))
                    .put("/accounts/{id}/role", id)
                    .then()
                    .statusCode(202);
            return id;
        }

        private String register(String name) {
            return RestAssured.given()
                    .auth()
                    .oauth2(token())
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", name))
                    .post("/accounts")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private String token() {
            return OidcTestResource.token(tenant, Roles.OPERATOR);
        }
    }

    private static Page signedIn(String person) {
        Page page = browser.window();
        page.navigate("http://localhost:" + RestAssured.port + "/");
        press(page.locator("button[value=" + person + "]"));
        page.waitForURL("**/console");
        return page;
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
