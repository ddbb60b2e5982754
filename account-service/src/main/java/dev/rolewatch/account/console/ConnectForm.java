package dev.rolewatch.account.console;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;

/** What the wizard's first step sends. */
public class ConnectForm {
    @FormParam("awsAccount")
    String awsAccount;

    @BeanParam
    ChoiceParameters choice;

    String awsAccount() {
        return awsAccount == null ? "" : awsAccount;
    }

    ChoiceForm choice() {
        return choice.form();
    }
}
