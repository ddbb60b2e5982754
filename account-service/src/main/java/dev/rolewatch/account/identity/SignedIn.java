package dev.rolewatch.account.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who asks, as the identity provider says. */
@RequestScoped
public class SignedIn {
    static final String PERSON = "rolewatch.person";
    static final String VISIBILITY = "rolewatch.visibility";

    private final SecurityIdentity identity;

    SignedIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws IllegalStateException if nobody is signed in */
    public Person person() {
        Person person = identity.getAttribute(PERSON);
        if (person == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return person;
    }

    /** Whether the identity provider has said whose people this is one of. */
    public boolean isOfATenant() {
        return identity.getAttribute(PERSON) != null;
    }

    /** Whether anybody is, of a tenant or of none. */
    public boolean isAnybody() {
        return !identity.isAnonymous();
    }

    /** What the identity provider calls whoever is signed in; empty if it has no name for them. */
    public Optional<String> subject() {
        return Optional.ofNullable(identity.getPrincipal().getName());
    }

    /** What that person may see; nothing if nobody is signed in. */
    public Visibility visibility() {
        Visibility visibility = identity.getAttribute(VISIBILITY);
        return visibility == null ? Visibility.NOTHING : visibility;
    }
}
