package dev.rolewatch.account.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.idempotency.Answer;
import dev.rolewatch.account.idempotency.Fingerprint;
import dev.rolewatch.account.idempotency.IdempotencyKey;
import dev.rolewatch.account.rest.FieldError;
import dev.rolewatch.account.rest.InvalidRequestException;
import dev.rolewatch.account.storage.GivenAnswers;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.function.Supplier;

/** Has a request that creates something done once, however often it is sent. */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    public static final String DESCRIPTION =
            "Names this request, such as a random UUID: sent again with the same key within 24 hours, it is answered as the"
                    + " first time, and nothing is created again. A request that failed may be sent again with its key.";

    private final GivenAnswers answers;
    private final ObjectMapper json;

    Idempotency(GivenAnswers answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    /**
     * The answer of the request, in one transaction with what it creates.
     *
     * @param header of this name; null where there is none, and the request is done whenever it is sent
     * @param operation what is asked for, with all that the body does not say
     * @throws InvalidRequestException if the header has another form
     * @throws dev.rolewatch.account.idempotency.RepeatException if another request has the key
     */
    public Response once(String header, TenantId tenant, String operation, byte[] body, Supplier<Response> create) {
        if (header == null) {
            return create.get();
        }
        IdempotencyKey key = key(header);
        Fingerprint request = Fingerprint.of(operation, body);
        return QuarkusTransaction.joiningExisting()
                .call(() -> response(answers.find(tenant, key, request).orElseGet(() -> {
                    Answer answer = answer(create.get());
                    answers.add(tenant, key, request, answer);
                    return answer;
                })));
    }

    private static IdempotencyKey key(String header) {
        try {
            return IdempotencyKey.parse(header);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(new FieldError(
                    HEADER,
                    "it has another form",
                    "1 to 255 visible characters of ASCII, in quotes or without:"
                            + " \"8e03978e-40d5-43dd-bc93-6894a57f9324\""));
        }
    }

    private Answer answer(Response response) {
        try {
            return new Answer(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ETAG),
                    json.writeValueAsString(response.getEntity()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    private static Response response(Answer answer) {
        ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.entityTag() != null) {
            response.header(HttpHeaders.ETAG, answer.entityTag());
        }
        return response.build();
    }
}
