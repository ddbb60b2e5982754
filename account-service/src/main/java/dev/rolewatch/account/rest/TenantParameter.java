package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.contracts.account.TenantId;
import java.util.Optional;

/** Reads which tenant a request is about. One that is not seen is answered as one that does not exist. */
final class TenantParameter {
    static final String NAME = "tenant";
    static final String DESCRIPTION = "Only what is this tenant's; of all that you see if it is left out.";
    static final String WHOSE = "The tenant whose account it is.";

    private TenantParameter() {}

    /** @throws InvalidRequestException if no such tenant is seen */
    static Optional<TenantId> read(String text, Visibility visible) {
        Optional<TenantId> tenant =
                Optional.ofNullable(text).filter(id -> !id.isBlank()).map(TenantId::new);
        if (text != null && tenant.filter(visible::sees).isEmpty()) {
            throw new InvalidRequestException(
                    new FieldError(NAME, "there is no such tenant", "the id of a tenant that GET /tenants lists"));
        }
        return tenant;
    }

    /** @throws InvalidRequestException if no such tenant is seen */
    static TenantId readOrOwn(String text, SignedIn signedIn) {
        return read(text, signedIn.visibility())
                .orElseGet(() -> signedIn.person().tenant());
    }
}
