package dev.rolewatch.account.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters that filter lists. */
public final class TextParameters {
    private TextParameters() {}

    /** @throws InvalidRequestException if it has the character NUL, which no text of the database can have */
    public static Optional<String> text(String parameter, String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new InvalidRequestException(
                    new FieldError(parameter, "it contains the character NUL", "a text without it"));
        }
        return Optional.ofNullable(text);
    }

    /** @throws InvalidRequestException if it is neither true nor false */
    public static Optional<Boolean> truth(String parameter, String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new InvalidRequestException(new FieldError(parameter, "it is neither", "true or false"));
        }
        return Optional.ofNullable(text).map(Boolean::valueOf);
    }

    /**
     * @param read throws IllegalArgumentException if there is no such value
     * @param detail what is wrong then
     * @throws InvalidRequestException if there is no such value
     */
    public static <T> Optional<T> value(
            String parameter, String text, Function<String, T> read, String detail, String allowed) {
        try {
            return Optional.ofNullable(text).map(read);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(new FieldError(parameter, detail, allowed));
        }
    }

    /** @throws InvalidRequestException if it is none of the choices */
    public static String choice(String parameter, String text, List<String> choices) {
        if (!choices.contains(text)) {
            throw new InvalidRequestException(
                    new FieldError(parameter, "there is no such choice", String.join(", ", choices)));
        }
        return text;
    }
}
