package dev.rolewatch.account.sse;

import dev.rolewatch.account.identity.Person;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who looks at a stream.
 *
 * @param identity tells people and programs apart
 * @param until when what they signed in with expires, and the stream ends; {@link Instant#MAX} if it does not
 */
public record Viewer(String identity, Instant until) {
    public static Viewer of(Person person, SecurityIdentity identity) {
        Instant until = identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.MAX;
        return new Viewer(person.tenant() + "/" + person.subject(), until);
    }
}
