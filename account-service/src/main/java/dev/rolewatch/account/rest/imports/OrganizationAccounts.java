package dev.rolewatch.account.rest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.account.imports.NewAccount;
import dev.rolewatch.account.imports.ReadRow;
import java.util.ArrayList;
import java.util.List;

/** What {@code aws organizations list-accounts} prints: an account for each that is active. */
final class OrganizationAccounts implements RowReader {
    private static final String FORM = "what `aws organizations list-accounts --output json` prints";
    private static final String ACTIVE = "ACTIVE";
    /** A partition stands there in an ARN. */
    private static final int PARTITION = 1;

    private final ObjectMapper json;

    OrganizationAccounts(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public List<ReadRow> read(String text) {
        JsonNode accounts = accounts(text);
        ImportFile.requireRows(accounts.size());
        List<ReadRow> rows = new ArrayList<>();
        for (JsonNode account : accounts) {
            rows.add(row(rows.size() + 1, account));
        }
        return rows;
    }

    private JsonNode accounts(String text) {
        try {
            JsonNode accounts = json.readTree(text).path("Accounts");
            if (accounts.isArray()) {
                return accounts;
            }
        } catch (JsonProcessingException e) {
            throw ImportFile.invalid("it is not JSON", FORM);
        }
        throw ImportFile.invalid("it has no list Accounts", FORM);
    }

    private static ReadRow row(int number, JsonNode account) {
        String id = account.path("Id").asText();
        String name = account.path("Name").asText();
        // AWS replaces Status by State, and gives both until 2026-09-09 (Organizations API, "Account").
        String state = account.path("State").asText(account.path("Status").asText(ACTIVE));
        if (!state.equals(ACTIVE)) {
            return ReadRow.skipped(number, "the AWS account " + id + " is " + state + ", so nothing can be read there");
        }
        String[] arn = account.path("Arn").asText().split(":");
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
