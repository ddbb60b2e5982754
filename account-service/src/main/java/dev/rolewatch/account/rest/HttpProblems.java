package dev.rolewatch.account.rest;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The problems that HTTP itself knows. */
final class HttpProblems {
    private HttpProblems() {}

    static ProblemDetail of(int status, String instance) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "The request is refused" : known.getReasonPhrase();
        String kind = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return ProblemDetail.of(kind, title, status, detail(status), instance);
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path; /q/openapi lists the paths that there are.";
            case 405 -> "This path does not know the method; the header Allow lists those that it knows.";
            case 406 ->
                "Answers are application/json, templates text/yaml or text/plain, and problems"
                        + " application/problem+json; accept those.";
            case 415 ->
                "The body must be of a kind that the operation takes, which the header Content-Type names:"
                        + " application/json, but for files to import, which may be text/csv or application/x-ndjson too.";
            default -> "The request cannot be understood; /q/openapi describes those that can.";
        };
    }
}
