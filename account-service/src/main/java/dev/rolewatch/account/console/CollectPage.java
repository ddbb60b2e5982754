package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Changes what is collected of an account, with what that would cost beside it. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}/collect")
public class CollectPage {
    private final ConsoleAccounts accounts;
    private final ChoiceRules rules;
    private final Choices choices;
    private final Estimates estimates;

    CollectPage(ConsoleAccounts accounts, ChoiceRules rules, Choices choices, Estimates estimates) {
        this.accounts = accounts;
        this.rules = rules;
        this.choices = choices;
        this.estimates = estimates;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance form(@RestPath String id) {
        RegisteredAccount account = accounts.find(id);
        return Templates.collect(present(account, false));
    }

    /** What the choice in the form would cost; it changes nothing. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/estimate")
    @Operation(operationId = "estimateCost", hidden = true)
    public TemplateInstance estimate(@RestPath String id, @BeanParam ChoiceParameters form) {
        RegisteredAccount account = accounts.find(id);
        ChoiceForm typed = form.form();
        try {
            return estimate(account, new ChoiceView(typed, choices, Map.of()), choice(typed, account));
        } catch (ImpossibleChoiceException e) {
            return estimate(account, new ChoiceView(typed, choices, ChoiceForm.errors(e)), account.choice());
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "changeAccount", hidden = true)
    public Response change(
            @RestPath String id, @BeanParam ChoiceParameters form, @FormParam("revision") String revision) {
        ChoiceForm typed = form.form();
        try {
            accounts.change(id, revision, account -> account.choose(choice(typed, account)));
        } catch (ImpossibleChoiceException e) {
            RegisteredAccount account = accounts.find(id);
            ChoiceView corrected = new ChoiceView(typed, choices, ChoiceForm.errors(e));
            return refused(400, view(account, revision, false, corrected, account.choice()));
        } catch (OutdatedFormException e) {
            return refused(409, present(accounts.find(id), true));
        }
        return Response.seeOther(URI.create("/console/accounts/" + id + "?said=" + Said.CHANGED))
                .build();
    }

    private Choice choice(ChoiceForm form, RegisteredAccount account) {
        return rules.in(account.partition()).choose(form.wish(account.choice().collect()), account.choice());
    }

    private static Response refused(int status, CollectPageView view) {
        return Response.status(status).entity(Templates.collect(view)).build();
    }

    /** @param outdated whether somebody else has changed it while another form was open */
    private CollectPageView present(RegisteredAccount account, boolean outdated) {
        ChoiceView choice = new ChoiceView(ChoiceForm.of(account.choice()), choices, Map.of());
        return view(account, Long.toString(account.revision()), outdated, choice, account.choice());
    }

    private TemplateInstance estimate(RegisteredAccount account, ChoiceView typed, Choice tried) {
        return Templates.collect$estimate(view(account, null, false, typed, tried));
    }

    private CollectPageView view(
            RegisteredAccount account, String revision, boolean outdated, ChoiceView form, Choice tried) {
        return new CollectPageView(
                account.id().toString(),
                account.choice().name(),
                revision,
                outdated,
                form,
                estimates.of(account, tried));
    }
}
