package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.policy.CloudFormation;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.policy.StackSetAccounts;
import dev.rolewatch.account.policy.Terraform;
import dev.rolewatch.account.policy.Vendor;
import dev.rolewatch.account.policy.check.MalformedPolicyException;
import dev.rolewatch.account.policy.check.PolicyCheck;
import dev.rolewatch.account.storage.WaitingAccounts;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The templates that are the same for all accounts, and the check of a policy that somebody wrote. */
@Path("/policies")
@Tag(name = "Policies", description = "Make the role that lets Rolewatch in.")
public class PoliciesResource {
    /** Characters without white space, in all inline policies of a role together (IAM User Guide, "IAM and STS quotas"). */
    private static final int LONGEST_POLICY = 10_240;

    private final OurAccounts ours;
    private final WaitingAccounts waiting;
    private final SignedIn signedIn;
    private final ObjectMapper json;

    PoliciesResource(OurAccounts ours, WaitingAccounts waiting, SignedIn signedIn, ObjectMapper json) {
        this.ours = ours;
        this.waiting = waiting;
        this.signedIn = signedIn;
        this.json = json;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/cloudformation.yaml")
    @Produces(PolicyTexts.YAML)
    @Operation(
            operationId = "getGenericCloudFormationTemplate",
            summary = "The CloudFormation template that asks for the external ID",
            description = "What quick-create links launch, once it is in S3.")
    @APIResponse(responseCode = "200", description = "The template.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public String cloudFormation(
            @Parameter(description = PolicyTexts.PERMISSIONS) @QueryParam("permissions") @DefaultValue("readOnly")
                    String permissions,
            @Parameter(description = PolicyTexts.PARTITION) @QueryParam("partition") String partition) {
        return CloudFormation.template(
                PolicyParameters.vendor(partition, ours), Optional.empty(), PolicyParameters.permissions(permissions));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/terraform.tf")
    @Produces(PolicyTexts.PLAIN)
    @Operation(
            operationId = "getGenericTerraformModule",
            summary = "The Terraform module that takes the external ID as a variable")
    @APIResponse(responseCode = "200", description = "The module.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public String terraform(
            @Parameter(description = PolicyTexts.PERMISSIONS) @QueryParam("permissions") @DefaultValue("readOnly")
                    String permissions,
            @Parameter(description = PolicyTexts.PARTITION) @QueryParam("partition") String partition) {
        return Terraform.module(
                PolicyParameters.vendor(partition, ours), Optional.empty(), PolicyParameters.permissions(permissions));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/stackset.yaml")
    @Produces(PolicyTexts.YAML)
    @Operation(
            operationId = "getStackSetTemplate",
            summary = "One CloudFormation template for many accounts, each with its own external ID",
            description =
                    "It has the accounts that were registered with an awsAccountId and have no role yet, at most 200"
                            + " in the order of their AWS account ids, for CloudFormation allows no more. Where there are"
                            + " more, its first line and the header Link say where the next template is.")
    @APIResponse(responseCode = "200", description = "The template.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "409", ref = "NoAccountForStackSet")
    public RestResponse<String> stackSet(
            @Parameter(description = PolicyTexts.PERMISSIONS) @QueryParam("permissions") @DefaultValue("readOnly")
                    String permissions,
            @Parameter(description = PolicyTexts.PARTITION) @QueryParam("partition") String partition,
            @Parameter(description = "Of which tenant; your own if it is left out.") @QueryParam(TenantParameter.NAME)
                    String tenant,
            @Parameter(description = "Leaves out the AWS accounts up to this one.") @QueryParam("after") String after,
            @Parameter(description = "Also those that have a role by now: to update a StackSet that has them.")
                    @QueryParam("connected")
                    @DefaultValue("false")
                    boolean connected,
            UriInfo uri) {
        TenantId whose = TenantParameter.readOrOwn(tenant, signedIn);
        Vendor vendor = PolicyParameters.vendor(partition, ours);
        Permissions choice = PolicyParameters.permissions(permissions);
        StackSetAccounts accounts = StackSetAccounts.of(
                waiting.in(whose, vendor.partition(), ours.home(), connected), PolicyParameters.after(after));
        if (accounts.isEmpty()) {
            throw new NoAccountForStackSetException();
        }
        String template = CloudFormation.stackSet(vendor, accounts.externalIds(), choice);
        return accounts.next()
                .map(last -> uri.getRequestUriBuilder()
                        .replaceQueryParam("after", last)
                        .build())
                .map(next -> ResponseBuilder.ok("# " + accounts.left() + " more accounts: " + next + "\n" + template)
                        .link(next, "next")
                        .build())
                .orElseGet(() -> RestResponse.ok(template));
    }

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkPolicy",
            summary = "Say which of Rolewatch's calls a permissions policy does not allow",
            description =
                    "The body is the policy document. It is looked at alone: other policies of the role, a permissions"
                            + " boundary and the organization's policies may still deny what it allows. Nothing of it is"
                            + " kept.")
    @APIResponseSchema(PolicyCheckView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public PolicyCheckView check(@NotNull(message = "a JSON object") Map<String, Object> body)
            throws JsonProcessingException {
        int length = json.writeValueAsString(body).length();
        if (length > LONGEST_POLICY) {
            throw new InvalidRequestException(new FieldError(
                    "body",
                    "it has " + length + " characters, white space aside, and no role can hold it",
                    LONGEST_POLICY + " characters at most"));
        }
        try {
            return PolicyCheckView.of(PolicyCheck.of(body));
        } catch (MalformedPolicyException e) {
            throw new InvalidRequestException(new FieldError(e.place(), e.getMessage(), e.allowed()));
        }
    }
}
