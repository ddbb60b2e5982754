package dev.rolewatch.account.rest.imports;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.rolewatch.account.choice.Nearest;
import dev.rolewatch.account.imports.ReadRow;
import dev.rolewatch.account.rest.FieldError;
import dev.rolewatch.account.rest.InvalidRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text with comma-separated values as RFC 4180 and spreadsheets have it, whose first line names the columns. */
final class CsvRows implements RowReader {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private record Line(int number, List<String> cells) {}

    @Override
    public List<ReadRow> read(String text) {
        List<Line> lines = lines(text);
        if (lines.isEmpty()) {
            throw ImportFile.invalid("it has no line that names the columns", allowed());
        }
        List<String> columns = columns(lines.get(0));
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        BitSet blank = blankLines(text);
        try (CsvParser parser = CSV.getFactory().createParser(text)) {
            parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
            parser.enable(CsvParser.Feature.SKIP_EMPTY_LINES);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                int number = firstLine(blank, parser.currentTokenLocation());
                List<String> cells = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    // One more than there can be shows that there are too many.
                    if (cells.size() <= CsvColumns.NAMES.size()) {
                        cells.add(parser.getText());
                    }
                }
                lines.add(new Line(number, cells));
                ImportFile.requireRows(Math.max(lines.size() - 1, 1));
            }
        } catch (JsonProcessingException e) {
            throw ImportFile.invalid(
                    "it is not CSV, from line " + e.getLocation().getLineNr() + " on",
                    "lines with commas between the values, and quotes around values that have commas, quotes or line"
                            + " breaks in them");
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
        return lines;
    }

    /** A row begins behind the line in which the one before ended, and behind empty lines. */
    private static int firstLine(BitSet blank, JsonLocation endOfRowBefore) {
        int line = endOfRowBefore.getColumnNr() > 1 || endOfRowBefore.getLineNr() > 1 ? endOfRowBefore.getLineNr() : 0;
        return blank.nextClearBit(line) + 1;
    }

    private static BitSet blankLines(String text) {
        BitSet blank = new BitSet();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            blank.set(number, line.isBlank());
            number++;
        }
        return blank;
    }

    private static List<String> columns(Line header) {
        if (header.cells().size() > CsvColumns.NAMES.size()) {
            throw ImportFile.invalid("its first line names more columns than there are", allowed());
        }
        List<String> columns = header.cells().stream().map(String::strip).toList();
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!CsvColumns.NAMES.contains(column)) {
                errors.add(new FieldError(
                        ImportFile.shown(column),
                        "there is no such column; the nearest is " + Nearest.to(column, CsvColumns.NAMES),
                        allowed()));
            } else if (!seen.add(column)) {
                errors.add(new FieldError(column, "two columns have this name", allowed()));
            }
        }
        if (errors.isEmpty() && !seen.contains(CsvColumns.NAME)) {
            errors.add(new FieldError(CsvColumns.NAME, "this column is missing", allowed()));
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
        return columns;
    }

    private static ReadRow row(List<String> columns, Line line) {
        if (line.cells().size() > columns.size()) {
            return ReadRow.unreadable(
                    line.number(),
                    ImportFile.fault(
                            "row",
                            "it has more values than the " + columns.size() + " columns that the first line names",
                            "a value for each column; one with a comma in it has quotes around it"));
        }
        return CsvColumns.row(line.number(), columns, line.cells());
    }

    private static String allowed() {
        return "columns separated by commas: " + String.join(", ", CsvColumns.NAMES);
    }
}
