package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.rest.ProblemDetail;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with what became of each row. */
class ImportProblems {
    @ServerExceptionMapper
    Response refused(RowsRefusedException e) {
        return Response.status(e.problem().status())
                .type(ProblemDetail.MEDIA_TYPE)
                .entity(e.problem())
                .build();
    }
}
