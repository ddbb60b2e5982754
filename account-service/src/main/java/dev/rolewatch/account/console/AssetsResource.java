package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Gives out what pages load. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/assets")
public class AssetsResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NOT_AT_ALL = "no-store";

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{digest}/{name}")
    public RestResponse<byte[]> get(@RestPath String digest, @RestPath String name) {
        byte[] content = assets.content(name).orElseThrow(NotFoundException::new);
        return RestResponse.ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type(name))
                .header(HttpHeaders.CACHE_CONTROL, assets.isPresent(digest) ? FOR_EVER : NOT_AT_ALL)
                .build();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            default -> "image/svg+xml";
        };
    }
}
