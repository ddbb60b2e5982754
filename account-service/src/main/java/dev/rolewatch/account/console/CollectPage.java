package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
        return Templates.collect(view(account, account.choice(), ChoiceForm.of(account.choice()), Map.of()));
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
            return Templates.collect$estimate(view(account, choice(typed, account), typed, Map.of()));
        } catch (ImpossibleChoiceException e) {
            return Templates.collect$estimate(view(account, account.choice(), typed, ChoiceForm.errors(e)));
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "changeAccount", hidden = true)
    public Response change(@RestPath String id, @BeanParam ChoiceParameters form) {
        ChoiceForm typed = form.form();
        try {
            accounts.change(id, account -> account.choose(choice(typed, account)));
        } catch (ImpossibleChoiceException e) {
            RegisteredAccount account = accounts.find(id);
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.collect(view(account, account.choice(), typed, ChoiceForm.errors(e))))
                    .build();
        }
        return Response.seeOther(URI.create("/console/accounts/" + id + "?said=" + Said.CHANGED))
                .build();
    }

    private Choice choice(ChoiceForm form, RegisteredAccount account) {
        return rules.in(account.partition()).choose(form.wish(account.choice().collect()), account.choice());
    }

    private CollectPageView view(RegisteredAccount account, Choice tried, ChoiceForm form, Map<String, String> errors) {
        return new CollectPageView(
                account.id().toString(),
                account.choice().name(),
                new ChoiceView(form, choices, errors),
                estimates.of(account, tried));
    }
}
