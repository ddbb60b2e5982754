package dev.rolewatch.account.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** Adds the answers that every operation may give, so that none forgets one. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonAnswers implements OASFilter {
    private static final Map<String, String> OF_ALL =
            Map.of("401", "NotSignedIn", "403", "Forbidden", "429", "TooManyRequests");
    private static final Map<String, String> OF_THOSE_WITH_A_BODY =
            Map.of("413", "BodyTooLarge", "415", "UnsupportedMediaType");

    @Override
    public Operation filterOperation(Operation operation) {
        OF_ALL.forEach((status, answer) -> add(operation, status, answer));
        if (operation.getRequestBody() != null) {
            OF_THOSE_WITH_A_BODY.forEach((status, answer) -> add(operation, status, answer));
        }
        return operation;
    }

    private static void add(Operation operation, String status, String answer) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(answer));
    }
}
