package dev.rolewatch.account.console;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what a page asks for by itself apart from what a person opens: only the latter can be led to the sign-in. */
@ApplicationScoped
class HtmxRequests implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext request) {
        String accepted = request.request().getHeader("Accept");
        return request.request().getHeader("HX-Request") != null
                || accepted != null && accepted.startsWith("text/event-stream");
    }
}
