package dev.rolewatch.account.console;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;

/** What the wizard's first step sends. */
public class ConnectForm {
    @FormParam("awsAccount")
    String awsAccount;

    @FormParam("tenant")
    String tenant;

    @BeanParam
    ChoiceParameters choice;

    String awsAccount() {
        return awsAccount == null ? "" : awsAccount;
    }

    String tenant() {
        return tenant == null ? "" : tenant;
    }

    ChoiceForm choice() {
        return choice.form();
    }
}
