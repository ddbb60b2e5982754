package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.estimate.Estimate;
import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.account.estimate.Found;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.account.storage.ResourceCounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What reading an account costs. */
@Path("/accounts/{id}/estimate")
@Tag(name = "Resources")
@Produces(MediaType.APPLICATION_JSON)
public class EstimateResource {
    private final Accounts accounts;
    private final ResourceCounts counts;
    private final ChoiceRules rules;
    private final Estimator estimator;
    private final Clock clock;

    EstimateResource(Accounts accounts, ResourceCounts counts, ChoiceRules rules, Estimator estimator, Clock clock) {
        this.accounts = accounts;
        this.counts = counts;
        this.rules = rules;
        this.estimator = estimator;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "estimateCost",
            summary = "Say what reading the account will cost a month",
            description =
                    "By what scans have found, whether reading is paused or not. The parameters try out another choice"
                            + " and change nothing.")
    @APIResponseSchema(EstimateView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "409", ref = "NotScannedYet")
    public EstimateView estimate(@RestPath String id, @BeanParam EstimateParameters tried) {
        RegisteredAccount account =
                accounts.find(AccountPath.id(id)).orElseThrow(() -> new AccountNotFoundException(id));
        Choice choice = tried.choice(account.choice(), rules.in(account.partition()));
        account.requireScanned();
        Inventory inventory = account.reading().inventory();
        Found found = counts.found(account.id(), inventory, choice.collect());
        Estimate estimate = estimator.estimate(found, choice);
        return EstimateViews.of(
                estimate,
                new EstimateBasis(
                        choice,
                        account.choice().collect(),
                        inventory,
                        found,
                        estimate.discovery().scanEvery(),
                        clock.instant()));
    }
}
