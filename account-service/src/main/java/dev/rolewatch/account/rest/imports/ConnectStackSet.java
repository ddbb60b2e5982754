package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.policy.RoleSettings;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /accounts:connect-stackset}. */
@Schema(description = "The role that a StackSet made in each account.")
record ConnectStackSet(
        @Schema(
                description = "The role's name; that of the template if it is left out.",
                defaultValue = RoleSettings.NAME,
                examples = "\"RolewatchRead\"")
        @Pattern(regexp = "[A-Za-z0-9+=,.@_-]{1,64}", message = NAME)
        String roleName,

        @Schema(description = "Whose accounts; your own tenant's if it is left out.", examples = "\"acme\"")
        String tenant) {
    private static final String NAME = "the name of an IAM role: 1 to 64 letters, digits and +=,.@_-";

    String nameOrDefault() {
        return roleName == null ? RoleSettings.NAME : roleName;
    }
}
