package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.console.ChoiceView.Offered;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Registration;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The wizard's first step: what the account is called, and what to collect of it. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/connect")
public class ConnectPage {
    private final ConsoleAccounts accounts;
    private final ChoiceRules rules;
    private final Choices choices;
    private final SeenTenants tenants;

    ConnectPage(ConsoleAccounts accounts, ChoiceRules rules, Choices choices, SeenTenants tenants) {
        this.accounts = accounts;
        this.rules = rules;
        this.choices = choices;
        this.tenants = tenants;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance form() {
        return Templates.connect(view(ChoiceForm.FRESH, "", tenants.own().value(), Map.of()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "registerAccount", hidden = true)
    public Response register(@BeanParam ConnectForm form) {
        Map<String, String> errors = new TreeMap<>();
        Optional<AwsAccountId> awsAccount = awsAccount(form.awsAccount(), errors);
        Optional<Choice> choice = choice(form.choice(), errors);
        Optional<TenantId> tenant = form.tenant().isBlank() ? Optional.of(tenants.own()) : tenants.find(form.tenant());
        if (tenant.isEmpty()) {
            errors.put("tenant", "There is no such customer, or none that you see.");
        }
        if (!errors.isEmpty()) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.connect(view(form.choice(), form.awsAccount(), form.tenant(), errors)))
                    .build();
        }
        RegisteredAccount account = RegisteredAccount.register(
                new Registration(
                        new AccountId(UUID.randomUUID()),
                        tenant.orElseThrow(),
                        awsAccount,
                        Optional.empty(),
                        accounts.now()),
                choice.orElseThrow(),
                ExternalId.random());
        accounts.add(account);
        return Response.seeOther(URI.create("/console/accounts/" + account.id() + "/connect"))
                .build();
    }

    private Optional<Choice> choice(ChoiceForm form, Map<String, String> errors) {
        try {
            return Optional.of(rules.choose(form.wish(), ChoiceRules.NOTHING_BEFORE));
        } catch (ImpossibleChoiceException e) {
            errors.putAll(ChoiceForm.errors(e));
            return Optional.empty();
        }
    }

    private List<Offered> offered(String chosen) {
        return tenants.choices().stream()
                .map(tenant -> new Offered(
                        tenant.id().value(), tenant.name(), tenant.id().value().equals(chosen)))
                .toList();
    }

    /** Consoles show the id in groups of four, and so people paste it. */
    private static Optional<AwsAccountId> awsAccount(String text, Map<String, String> errors) {
        String digits = text.replaceAll("[\\s-]", "");
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (digits.matches("[0-9]{12}")) {
            return Optional.of(new AwsAccountId(digits));
        }
        errors.put(
                "awsAccount",
                digits.matches("[0-9]+")
                        ? "It has " + digits.length() + " digits; an AWS account id has twelve."
                        : "An AWS account id is twelve digits.");
        return Optional.empty();
    }

    private ConnectView view(ChoiceForm form, String awsAccount, String tenant, Map<String, String> errors) {
        return new ConnectView(awsAccount, offered(tenant), new ChoiceView(form, choices, errors));
    }
}
