package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;

/**
 * Reads a body that holds a secret. The framework would log Jackson's exceptions, which quote what they do not understand,
 * so none of them leaves this class.
 */
final class AccessKeyBody {
    private static final String FIELDS = "a JSON object with accessKeyId, secretAccessKey and partition";

    private AccessKeyBody() {}

    /** @throws InvalidRequestException if it is not such a body; it quotes nothing of it */
    static GiveAccessKey read(byte[] body, ObjectMapper json) {
        GiveAccessKey read;
        try {
            read = json.readValue(body, GiveAccessKey.class);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidRequestException(new FieldError("body", "it has a field that there is not", FIELDS));
        } catch (MismatchedInputException e) {
            throw new InvalidRequestException(FieldErrors.of(e));
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException(FieldErrors.notJson(e));
        } catch (IOException e) {
            throw new InvalidRequestException(new FieldError("body", "it is not JSON", FIELDS));
        }
        if (read == null) {
            throw new InvalidRequestException(new FieldError("body", "it is missing", FIELDS));
        }
        return read;
    }
}
