package dev.rolewatch.account.console;

import dev.rolewatch.account.rest.ProblemDetail;
import dev.rolewatch.account.rest.limits.LimitSettings;
import io.quarkus.logging.Log;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** What holds for every page. */
class ConsoleFilters {
    /** Nothing from elsewhere, and nothing written into the page itself; the stylesheet has small pictures in it. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final int TOO_LARGE = 413;

    private final Csrf csrf;
    private final long largestForm;

    ConsoleFilters(Csrf csrf, LimitSettings limits) {
        this.csrf = csrf;
        this.largestForm = limits.maxBodySize().asLongValue();
    }

    /** Before it is read. */
    @ServerRequestFilter(preMatching = true)
    Response refuseTooLarge(ContainerRequestContext request) {
        return isConsole(request) && request.getLength() > largestForm
                ? Response.fromResponse(page(ErrorPage.of(TOO_LARGE, null)))
                        .header("Connection", "close")
                        .build()
                : null;
    }

    /**
     * Takes a change only from a page of ours: by what the browser says of where the request comes from, and by the token,
     * for browsers that do not say it.
     */
    @WithFormRead
    @ServerRequestFilter
    Response refuseForged(ResteasyReactiveContainerRequestContext request) {
        if (!isConsole(request) || SAFE.contains(request.getMethod())) {
            return null;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        Object token = context.getFormParameter(Csrf.FIELD, true, false);
        if (!elsewhere && token instanceof String sent && csrf.isRight(sent)) {
            return null;
        }
        Log.warnf(
                "a form was sent to %s from elsewhere or without its token, and is refused",
                request.getUriInfo().getPath());
        return page(ErrorPage.FORGED);
    }

    private static Response page(ErrorPage error) {
        return Response.status(error.status())
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(error.html())
                .build();
    }

    @ServerResponseFilter
    void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isConsole(request)) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "same-origin");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        csrf.toGive()
                .ifPresent(token -> headers.add(
                        HttpHeaders.SET_COOKIE,
                        new NewCookie.Builder(Csrf.COOKIE)
                                .value(token)
                                .path("/console")
                                .httpOnly(true)
                                .secure("https"
                                        .equals(request.getUriInfo()
                                                .getBaseUri()
                                                .getScheme()))
                                .sameSite(NewCookie.SameSite.STRICT)
                                .build()));
    }

    /** Whatever fails on the way to a page is shown as one: what is written for programs is of no use to people. */
    @ServerResponseFilter
    void showErrors(ContainerRequestContext request, ContainerResponseContext response) {
        boolean forPrograms = response.getMediaType() != null
                && response.getMediaType().getSubtype().equals("problem+json");
        if (isConsole(request) && response.getStatus() >= 400 && (forPrograms || !response.hasEntity())) {
            ErrorPage page = ErrorPage.of(response.getStatus(), detail(response));
            response.setEntity(page.html(), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    private static String detail(ContainerResponseContext response) {
        return response.getEntity() instanceof ProblemDetail problem ? problem.detail() : null;
    }

    private static boolean isConsole(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.equals("/console") || path.startsWith("/console/");
    }
}
