package dev.rolewatch.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rolewatch.contracts.policy.Permission;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All ways to make an account's role. */
@Schema(name = "Policies", description = "All ways to make an account's role; each makes the same one.")
record PoliciesView(
        @Schema(description = "The trust policy, ready to paste.", type = SchemaType.OBJECT)
        Map<String, Object> trustPolicy,

        @Schema(description = "The permissions policies, ready to paste; give the role one of them.")
        PermissionsPolicies permissionsPolicies,

        @Schema(description = "Seconds: the role's maximum session duration.", examples = "7200")
        int maxSessionDuration,

        @Schema(description = "What each permission is for, what is needed most first.")
        List<PermissionView> permissions,

        @Schema(description = "The link that opens CloudFormation's console with everything filled in.")
        QuickCreateView quickCreate,

        @Schema(description = "The CloudFormation template with this account's values.")
        URI cloudFormation,

        @Schema(description = "The Terraform module with this account's values.")
        URI terraform,

        @Schema(description = "Where a permissions policy of your own can be checked: POST it.")
        URI check) {

    @Schema(name = "PermissionsPolicies")
    record PermissionsPolicies(
            @Schema(description = "Metrics, tags and metadata; never data. The default.", type = SchemaType.OBJECT)
            Map<String, Object> readOnly,

            @Schema(description = "What Rolewatch calls today, and no more.", type = SchemaType.OBJECT)
            Map<String, Object> smallest) {}

    @Schema(name = "Permission")
    record PermissionView(
            @Schema(examples = "\"cloudwatch:GetMetricData\"")
            String action,

            @Schema(
                    description = "REQUIRED: without it no metric is read. USED: called, and done without where denied."
                            + " OPTIONAL: tried, and in no policy that is proposed, for its reply gives out more than"
                            + " metadata. FORESEEN: not called yet.",
                    enumeration = {"REQUIRED", "USED", "OPTIONAL", "FORESEEN"})
            String need,

            @Schema(description = "What Rolewatch does with it.", examples = "\"reads the metrics\"")
            String purpose,

            @Schema(description = "What is lost without it.", examples = "\"no metric of the account is read\"")
            String without) {
        static PermissionView of(Permission permission) {
            return new PermissionView(
                    permission.action(), permission.need().name(), permission.purpose(), permission.without());
        }
    }

    @Schema(name = "QuickCreate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuickCreateView(
            @Schema(description = "Absent where there can be none.", nullable = true)
            URI url,

            @Schema(
                    description = "Why there is no link, and what to do instead; absent where there is one.",
                    nullable = true)
            String reason) {}
}
