package dev.rolewatch.account.rest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.imports.ReadRow;
import dev.rolewatch.account.rest.FieldError;
import dev.rolewatch.account.rest.FieldErrors;
import java.util.ArrayList;
import java.util.List;

/** A text with a JSON object on each line: what {@code POST /accounts} takes, and the role's ARN. */
final class JsonLines implements RowReader {
    /** In characters; POST /accounts takes no more either. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final ObjectMapper json;

    JsonLines(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public List<ReadRow> read(String text) {
        List<ReadRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                rows.add(row(number, line));
                ImportFile.requireRows(rows.size());
            }
        }
        return rows;
    }

    private ReadRow row(int number, String line) {
        if (line.length() > LONGEST_LINE) {
            return ReadRow.unreadable(
                    number, ImportFile.fault("row", "it is too long", "at most " + LONGEST_LINE + " characters"));
        }
        try {
            ImportAccount account = json.readValue(line, ImportAccount.class);
            return account == null
                    ? ReadRow.unreadable(number, ImportFile.fault("row", "it is null", "a JSON object"))
                    : ReadRow.of(number, account.account());
        } catch (MismatchedInputException e) {
            return ReadRow.unreadable(number, List.of(fault(FieldErrors.of(e))));
        } catch (JsonProcessingException e) {
            return ReadRow.unreadable(number, ImportFile.fault("row", "it is not JSON", "a JSON object on one line"));
        }
    }

    private static Fault fault(FieldError error) {
        return new Fault(ImportFile.shown(error.field()), error.detail(), error.allowed());
    }
}
