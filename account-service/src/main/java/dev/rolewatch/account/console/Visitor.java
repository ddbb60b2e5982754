package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Person;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at a page, and which buttons are of use to them; the server refuses what they may not do all the same. */
@Named("visitor")
@RequestScoped
public class Visitor {
    private final SignedIn signedIn;
    private final SeenTenants tenants;

    Visitor(SignedIn signedIn, SeenTenants tenants) {
        this.signedIn = signedIn;
        this.tenants = tenants;
    }

    /** Whether anybody of a tenant looks: errors are shown to others too. */
    public boolean isKnown() {
        return signedIn.isOfATenant();
    }

    public String getName() {
        return person().name();
    }

    public String getTenant() {
        return tenants.name(person().tenant());
    }

    /** The one that includes the others. */
    public String getRole() {
        if (isAdministrator()) {
            return Roles.ADMINISTRATOR;
        }
        if (isOperator()) {
            return Roles.OPERATOR;
        }
        return person().roles().contains(Roles.VIEWER) ? Roles.VIEWER : "no role";
    }

    public boolean isOperator() {
        return person().roles().contains(Roles.OPERATOR);
    }

    public boolean isAdministrator() {
        return person().roles().contains(Roles.ADMINISTRATOR);
    }

    private Person person() {
        return signedIn.person();
    }
}
