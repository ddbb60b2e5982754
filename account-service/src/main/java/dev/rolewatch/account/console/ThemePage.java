package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** Remembers in the browser which colours a person chose, so that pages come in them from the start. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/theme")
public class ThemePage {
    private static final int KEPT = (int) Duration.ofDays(365).toSeconds();

    @POST
    public Response choose(@FormParam("theme") String theme, @FormParam("from") String from) {
        NewCookie cookie = new NewCookie.Builder(Theme.COOKIE)
                .value(Theme.of(theme).getId())
                .path("/console")
                .maxAge(KEPT)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.seeOther(back(from)).cookie(cookie).build();
    }

    /** Nowhere but within the console, whatever a form says. */
    private static URI back(String from) {
        boolean ours = from != null && from.matches("/console(/[A-Za-z0-9/_-]*)?") && !from.contains("//");
        return URI.create(ours ? from : "/console");
    }
}
