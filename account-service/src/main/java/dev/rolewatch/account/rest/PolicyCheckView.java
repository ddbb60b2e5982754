package dev.rolewatch.account.rest;

import dev.rolewatch.account.policy.check.PolicyCheck;
import dev.rolewatch.account.policy.check.Verdict;
import dev.rolewatch.account.rest.PoliciesView.PermissionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a permissions policy means for Rolewatch. */
@Schema(
        name = "PolicyCheck",
        description = "What a permissions policy means for Rolewatch. Only this document is looked at.")
record PolicyCheckView(
        @Schema(description = "Whether metrics can be read, provided that the conditions hold.")
        boolean works,

        @Schema(description = "The calls that it does not allow.")
        List<DeniedView> notAllowed,

        @Schema(description = "The calls that it allows under a condition, or for some resources.")
        List<DependsView> conditional,

        @Schema(description = "The calls that it allows.") List<String> allowed,

        @Schema(
                description =
                        "What it allows beyond what Rolewatch asks for. Rolewatch cannot use that: its sessions are"
                                + " limited to its own calls.",
                examples = "[\"s3:*\"]")
        List<String> moreThanNeeded) {

    @Schema(name = "NotAllowed")
    record DeniedView(
            PermissionView permission,

            @Schema(description = "Why not.", examples = "\"no statement allows it\"")
            String reason) {}

    @Schema(name = "Conditional")
    record DependsView(
            PermissionView permission,

            @Schema(
                    description = "On what it depends, one sentence each.",
                    examples = "[\"Statement[0] allows it only when StringEquals aws:RequestedRegion = eu-central-1\"]")
            List<String> conditions) {}

    static PolicyCheckView of(PolicyCheck check) {
        return new PolicyCheckView(
                check.works(),
                check.verdicts(Verdict.Denied.class).stream()
                        .map(denied -> new DeniedView(PermissionView.of(denied.permission()), denied.reason()))
                        .toList(),
                check.verdicts(Verdict.Depends.class).stream()
                        .map(depends -> new DependsView(PermissionView.of(depends.permission()), depends.conditions()))
                        .toList(),
                check.verdicts(Verdict.Allowed.class).stream()
                        .map(allowed -> allowed.permission().action())
                        .toList(),
                check.more());
    }
}
