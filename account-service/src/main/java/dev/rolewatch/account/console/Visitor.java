package dev.rolewatch.account.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at a page, and which buttons are of use to them; the server refuses what they may not do all the same. */
@Named("visitor")
@RequestScoped
public class Visitor {
    public String getName() {
        return "Ada Lovelace";
    }

    public String getTenant() {
        return "acme";
    }

    public String getRole() {
        return "administrator";
    }

    public boolean isOperator() {
        return true;
    }

    public boolean isAdministrator() {
        return true;
    }
}
