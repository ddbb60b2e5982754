package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.PoliciesSettings;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.policy.CloudFormation;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.policy.QuickCreate;
import dev.rolewatch.account.policy.RoleSettings;
import dev.rolewatch.account.policy.Terraform;
import dev.rolewatch.account.policy.Vendor;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.account.rest.PoliciesView.PermissionView;
import dev.rolewatch.account.rest.PoliciesView.PermissionsPolicies;
import dev.rolewatch.account.rest.PoliciesView.QuickCreateView;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The ways to make one account's role. */
@Path("/accounts/{id}/policies")
@Tag(name = "Policies")
public class AccountPoliciesResource {
    private final Accounts accounts;
    private final OurAccounts ours;
    private final PoliciesSettings settings;

    AccountPoliciesResource(Accounts accounts, OurAccounts ours, PoliciesSettings settings) {
        this.accounts = accounts;
        this.ours = ours;
        this.settings = settings;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getPolicies",
            summary = "Show all ways to make the account's role",
            description =
                    "Policies to paste, what each permission is for, a link that launches CloudFormation, and where the"
                            + " templates are.")
    @APIResponseSchema(PoliciesView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public PoliciesView policies(
            @RestPath String id,
            @Parameter(description = "The Region of CloudFormation's console; the role is the same everywhere.")
                    @QueryParam("region")
                    String region,
            UriInfo uri) {
        RegisteredAccount account = find(id);
        Vendor vendor = vendor(account);
        return new PoliciesView(
                TrustPolicy.document(
                        vendor.partition(),
                        vendor.account(),
                        account.externalIds().toDemand()),
                new PermissionsPolicies(Permissions.READ_ONLY.document(), Permissions.SMALLEST.document()),
                RoleSettings.MAX_SESSION_DURATION,
                PermissionsPolicy.permissions().stream().map(PermissionView::of).toList(),
                quickCreate(vendor, account, PolicyParameters.region(region)),
                uri.getAbsolutePathBuilder().path("cloudformation.yaml").build(),
                uri.getAbsolutePathBuilder().path("terraform.tf").build(),
                uri.getBaseUriBuilder().path("policies/check").build());
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/cloudformation.yaml")
    @Produces(PolicyTexts.YAML)
    @Operation(
            operationId = "getCloudFormationTemplate",
            summary = "The CloudFormation template with the account's values")
    @APIResponse(responseCode = "200", description = "The template.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public String cloudFormation(
            @RestPath String id,
            @Parameter(description = PolicyTexts.PERMISSIONS) @QueryParam("permissions") @DefaultValue("readOnly")
                    String permissions) {
        RegisteredAccount account = find(id);
        return CloudFormation.template(
                vendor(account),
                Optional.of(account.externalIds().toDemand()),
                PolicyParameters.permissions(permissions));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/terraform.tf")
    @Produces(PolicyTexts.PLAIN)
    @Operation(operationId = "getTerraformModule", summary = "The Terraform module with the account's values")
    @APIResponse(responseCode = "200", description = "The module.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public String terraform(
            @RestPath String id,
            @Parameter(description = PolicyTexts.PERMISSIONS) @QueryParam("permissions") @DefaultValue("readOnly")
                    String permissions) {
        RegisteredAccount account = find(id);
        return Terraform.module(
                vendor(account),
                Optional.of(account.externalIds().toDemand()),
                PolicyParameters.permissions(permissions));
    }

    private QuickCreateView quickCreate(Vendor vendor, RegisteredAccount account, Optional<Region> region) {
        QuickCreate quickCreate = QuickCreate.of(
                vendor,
                account.id(),
                account.externalIds().toDemand(),
                settings.templateUrl().orElse(List.of()),
                region);
        return quickCreate instanceof QuickCreate.Link link
                ? new QuickCreateView(link.url(), null)
                : new QuickCreateView(null, ((QuickCreate.NoLink) quickCreate).reason());
    }

    private RegisteredAccount find(String id) {
        return accounts.find(AccountPath.id(id)).orElseThrow(() -> new AccountNotFoundException(id));
    }

    private Vendor vendor(RegisteredAccount account) {
        String partition = ours.servedOrHome(account.partition());
        return new Vendor(partition, ours.in(partition));
    }
}
