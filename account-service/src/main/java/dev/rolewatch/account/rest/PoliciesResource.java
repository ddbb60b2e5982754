package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.AwsIdentity;
import dev.rolewatch.account.policy.CloudFormation;
import dev.rolewatch.account.policy.Terraform;
import dev.rolewatch.account.policy.Vendor;
import dev.rolewatch.account.policy.check.MalformedPolicyException;
import dev.rolewatch.account.policy.check.PolicyCheck;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The templates that are the same for all accounts, and the check of a policy that somebody wrote. */
@Path("/policies")
@Tag(name = "Policies", description = "Make the role that lets Rolewatch in.")
public class PoliciesResource {
    /** Characters without white space, in all inline policies of a role together (IAM User Guide, "IAM and STS quotas"). */
    private static final int LONGEST_POLICY = 10_240;

    private final AwsIdentity ourselves;
    private final ObjectMapper json;

    PoliciesResource(AwsIdentity ourselves, ObjectMapper json) {
        this.ourselves = ourselves;
        this.json = json;
    }

    @GET
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
                    String permissions) {
        return CloudFormation.template(vendor(), Optional.empty(), PolicyParameters.permissions(permissions));
    }

    @GET
    @Path("/terraform.tf")
    @Produces(PolicyTexts.PLAIN)
    @Operation(
            operationId = "getGenericTerraformModule",
            summary = "The Terraform module that takes the external ID as a variable")
    @APIResponse(responseCode = "200", description = "The module.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public String terraform(
            @Parameter(description = PolicyTexts.PERMISSIONS) @QueryParam("permissions") @DefaultValue("readOnly")
                    String permissions) {
        return Terraform.module(vendor(), Optional.empty(), PolicyParameters.permissions(permissions));
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkPolicy",
            summary = "Say which of Rolewatch's calls a permissions policy does not allow",
            description =
                    "The body is the policy document. It is looked at alone: other policies of the role, a permissions"
                            + " boundary and the organization's policies may still deny what it allows. Nothing of it is kept.")
    @APIResponseSchema(PolicyCheckView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public PolicyCheckView check(@NotNull(message = "a JSON object") Map<String, Object> document)
            throws JsonProcessingException {
        int length = json.writeValueAsString(document).length();
        if (length > LONGEST_POLICY) {
            throw new InvalidRequestException(new FieldError(
                    "body",
                    "it has " + length + " characters, white space aside, and no role can hold it",
                    LONGEST_POLICY + " characters at most"));
        }
        try {
            return PolicyCheckView.of(PolicyCheck.of(document));
        } catch (MalformedPolicyException e) {
            throw new InvalidRequestException(new FieldError(e.place(), e.getMessage(), e.allowed()));
        }
    }

    private Vendor vendor() {
        return new Vendor(ourselves.partition(), ourselves.accountId());
    }
}
