package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.rest.ProblemDetail;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers why a file was not imported. */
class ImportProblems {
    private static final int SECONDS_TO_WAIT = 10;

    @ServerExceptionMapper
    Response refused(RowsRefusedException e) {
        return Response.status(e.problem().status())
                .type(ProblemDetail.MEDIA_TYPE)
                .entity(e.problem())
                .build();
    }

    @ServerExceptionMapper
    Response tooMany(TooManyImportsException e, UriInfo uri) {
        ProblemDetail problem = ProblemDetail.of(
                "too-many-imports",
                "Other files are being imported",
                503,
                "Rolewatch is importing as many files as it can at once. Send this one again in " + SECONDS_TO_WAIT
                        + " s.",
                uri.getPath());
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .build();
    }
}
