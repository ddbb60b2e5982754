package dev.rolewatch.account.sse;

import dev.rolewatch.account.identity.Person;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who looks at a stream.
 *
 * @param tenant whose person or program it is
 * @param identity tells people and programs apart
 * @param until when what they signed in with expires, and the stream ends; {@link Instant#MAX} if it does not
 */
public record Viewer(TenantId tenant, String identity, Instant until) {
    public static Viewer of(Person person, SecurityIdentity identity) {
        Instant until = identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.MAX;
        return new Viewer(person.tenant(), person.tenant() + "/" + person.subject(), until);
    }
}
