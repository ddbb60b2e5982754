package dev.rolewatch.account.identity;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;

/** What may be seen here and now: what the work has declared, or else what the signed-in person may see. */
@ApplicationScoped
class PresentVisibility {
    private final SignedIn signedIn;

    PresentVisibility(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    Visibility get() {
        return Acting.declared().orElseGet(this::ofRequest);
    }

    private Visibility ofRequest() {
        return Arc.container().requestContext().isActive() ? signedIn.visibility() : Visibility.NOTHING;
    }
}
