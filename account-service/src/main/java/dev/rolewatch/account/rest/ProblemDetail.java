package dev.rolewatch.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 has it. */
@Schema(description = "An error, as RFC 9457 describes it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetail(
        @Schema(
                description = "Names the kind of problem; it never changes, so programs may rely on it.",
                examples = "\"urn:rolewatch:problem:invalid-request\"")
        String type,

        @Schema(description = "The kind of problem in words.", examples = "\"The request is not valid\"")
        String title,

        @Schema(description = "The HTTP status.", examples = "400")
        int status,

        @Schema(description = "What happened this time, and what to do.")
        String detail,

        @Schema(description = "The path that was asked for.", examples = "\"/accounts\"")
        String instance,

        @Schema(description = "The fields that are wrong; absent where none is.")
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:rolewatch:problem:";

    public static ProblemDetail invalid(String instance, List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).field() + ": " + errors.get(0).detail() + "; allowed is "
                        + errors.get(0).allowed()
                : errors.size() + " fields are wrong; errors tells what each may be";
        return of("invalid-request", "The request is not valid", 400, detail, instance, errors);
    }

    public static ProblemDetail of(String kind, String title, int status, String detail, String instance) {
        return of(kind, title, status, detail, instance, List.of());
    }

    public static ProblemDetail of(
            String kind, String title, int status, String detail, String instance, List<FieldError> errors) {
        return new ProblemDetail(TYPES + kind, title, status, detail, instance, errors);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
