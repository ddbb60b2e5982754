package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.sse.AccountRecords;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes accounts exactly as {@code GET /accounts/{id}} does. */
@ApplicationScoped
class AccountRecordsJson implements AccountRecords {
    private final AccountViews views;
    private final ObjectMapper json;

    AccountRecordsJson(AccountViews views, ObjectMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public Map<AccountId, String> json(Collection<RegisteredAccount> accounts) {
        Map<AccountId, String> written = new HashMap<>();
        for (AccountView view : views.of(List.copyOf(accounts))) {
            written.put(new AccountId(view.id()), write(view));
        }
        return written;
    }

    private String write(AccountView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view of records and plain values cannot be written as JSON", e);
        }
    }
}
