package dev.rolewatch.account.console;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads whoever opens the server's address in a browser to the console. */
@PermitAll
@Path("/")
public class HomeResource {
    @GET
    public Response home() {
        return Response.seeOther(URI.create("/console")).build();
    }
}
