package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.rest.FieldError;
import dev.rolewatch.account.rest.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What all kinds of files have in common. */
final class ImportFile {
    static final int MOST_ROWS = 10_000;

    private static final int LONGEST_SHOWN = 64;
    private static final String BODY = "body";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private ImportFile() {}

    /**
     * Without the mark that spreadsheets begin a file with.
     *
     * @throws InvalidRequestException if it is not UTF-8
     */
    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid("it is not in UTF-8", "a text in UTF-8; spreadsheets save it as \"CSV UTF-8\"");
        }
    }

    /** @throws InvalidRequestException if there are none, or too many */
    static void requireRows(int rows) {
        if (rows < 1 || rows > MOST_ROWS) {
            throw invalid(
                    rows < 1 ? "it has no accounts" : "it has more than " + MOST_ROWS + " accounts",
                    "1 to " + MOST_ROWS + " accounts");
        }
    }

    /** What a file has, as far as an answer repeats it. */
    static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    static InvalidRequestException invalid(String detail, String allowed) {
        return new InvalidRequestException(new FieldError(BODY, detail, allowed));
    }

    static List<Fault> fault(String field, String detail, String allowed) {
        return List.of(new Fault(field, detail, allowed));
    }
}
