package dev.rolewatch.account.rest.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.account.imports.NewAccount;
import dev.rolewatch.account.imports.ReadRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code aws organizations list-accounts} prints: an account for each that is active. */
final class OrganizationAccounts implements RowReader {
    private static final String FORM = "what `aws organizations list-accounts --output json` prints";
    private static final String ACTIVE = "ACTIVE";
    private static final Set<String> FIELDS = Set.of("Id", "Name", "Arn", "State", "Status");
    /** A partition stands there in an ARN. */
    private static final int PARTITION = 1;

    private final ObjectMapper json;

    OrganizationAccounts(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public List<ReadRow> read(String text) {
        try (JsonParser parser = json.createParser(text)) {
            List<ReadRow> rows = null;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isThem = parser.currentName().equals("Accounts");
                if (parser.nextToken() == JsonToken.START_ARRAY && isThem) {
                    rows = rows(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return Optional.ofNullable(rows).orElseThrow(() -> ImportFile.invalid("it has no list Accounts", FORM));
        } catch (JsonProcessingException e) {
            throw ImportFile.invalid("it is not JSON", FORM);
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    private static List<ReadRow> rows(JsonParser parser) throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            rows.add(row(rows.size() + 1, texts(parser)));
            ImportFile.requireRows(rows.size());
        }
        ImportFile.requireRows(rows.size());
        return rows;
    }

    /** Of the fields that are looked at; whatever else an account has is never kept. */
    private static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>();
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return texts;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && FIELDS.contains(field)) {
                texts.put(field, parser.getText());
            }
            parser.skipChildren();
        }
        return texts;
    }

    private static ReadRow row(int number, Map<String, String> account) {
        String id = account.getOrDefault("Id", "");
        String name = account.getOrDefault("Name", "");
        // AWS replaces Status by State, and gives both until 2026-09-09 (Organizations API, "Account").
        String state = account.getOrDefault("State", account.getOrDefault("Status", ACTIVE));
        if (!state.equals(ACTIVE)) {
            return ReadRow.skipped(
                    number,
                    "the AWS account " + ImportFile.shown(id) + " is " + ImportFile.shown(state)
                            + ", so nothing can be read there");
        }
        String[] arn = account.getOrDefault("Arn", "").split(":", PARTITION + 2);
        return ReadRow.of(
                number,
                new NewAccount(
                        new Wish(name.isBlank() ? id : name, null, null),
                        null,
                        id,
                        arn.length > PARTITION ? arn[PARTITION] : null,
                        null));
    }
}
