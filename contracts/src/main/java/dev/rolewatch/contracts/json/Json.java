package dev.rolewatch.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * How messages are written: JSON with ISO 8601 times and without absent fields. Unknown fields are ignored, so that a
 * newer service may add one before an older one knows it.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message of our own cannot be written: " + message.getClass(), e);
        }
    }

    /**
     * @throws MalformedMessageException if the bytes are not such a message; its text names the type and the place, and
     *     carries nothing of the content
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T message = MAPPER.readValue(bytes, type);
            if (message == null) {
                throw new MalformedMessageException("not a " + type.getSimpleName() + ": null");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException("not a " + type.getSimpleName() + ": " + place(e));
        } catch (IOException e) {
            throw new MalformedMessageException("not a " + type.getSimpleName());
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "unreadable"
                : "unreadable at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
