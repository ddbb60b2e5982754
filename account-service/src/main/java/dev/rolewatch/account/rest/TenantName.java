package dev.rolewatch.account.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants} and {@code PATCH /tenants/{id}}. */
@Schema(description = "What of a tenant can be chosen.")
record TenantName(
        @Schema(description = "What people call the tenant.", required = true, examples = "\"Northwind Traders\"")
        @NotNull(message = FORM)
        @Pattern(regexp = "(?=.*\\S)[^\\p{Cntrl}]{1,100}", message = FORM)
        String name) {
    private static final String FORM =
            "1 to 100 characters, none of them a control character and not all of them blank";
}
