package dev.rolewatch.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.local.oidc.DemoIdentities;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final Access access = new Access(
            URI.create("http://localhost:9080/console"),
            URI.create("http://127.0.0.1:9080"),
            URI.create("http://localhost:9180/rolewatch"),
            new DemoIdentities().all());

    @Test
    void aPersonIsToldWhereTheConsoleIsAndWhoTheyMayBe() {
        assertThat(String.join("\n", access.lines()))
                .contains(
                        "http://localhost:9080/console",
                        "Ada, administrator of Acme\n",
                        "Pat, operator of the provider");
    }

    @Test
    void theCommandsForATokenAndACallCanBePasted() {
        assertThat(String.join(" ", access.lines()).replace("\\", "").replaceAll(" +", " "))
                .contains("TOKEN=$(curl -s http://localhost:9180/rolewatch/token -d grant_type=password"
                        + " -d client_id=rolewatch -d username=ada -d password=ada | jq -r .access_token)")
                .contains("curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:9080/accounts");
    }
}
