package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.contracts.account.AccountState;
import java.time.Instant;
import java.util.function.Function;

/** What a list of accounts is sorted by; those that are alike in it follow each other in the order of their ids. */
public enum AccountSort {
    CREATED_AT("createdAt", ListedAccount::createdAt, StorableTime::parse),
    /** Whatever the case. */
    NAME("nameLower", ListedAccount::name, Function.identity()),
    /** By the names of the states. */
    STATE("connection.state", account -> account.connection().state(), AccountSort::state),
    STATE_SINCE("connection.stateSince", account -> account.connection().since(), StorableTime::parse),
    /** Those that were never read come before all others. */
    LAST_READ_AT("coalesce(lastReadAt, :never)", AccountSort::lastReadAt, StorableTime::parse);

    /** What stands for it in a query, as {@code never}. */
    static final Instant NEVER = Instant.EPOCH;

    private final String expression;
    private final Function<ListedAccount, Object> value;
    private final Function<String, Object> parse;

    AccountSort(String expression, Function<ListedAccount, Object> value, Function<String, ? extends Object> parse) {
        this.expression = expression;
        this.value = value;
        this.parse = parse::apply;
    }

    /** Where in this order an account is, for the page that begins behind it. */
    public String value(ListedAccount account) {
        return value.apply(account).toString();
    }

    /** @throws RuntimeException if no account can be there */
    Object parse(String value) {
        return parse.apply(value);
    }

    String expression() {
        return expression;
    }

    private static String state(String text) {
        return AccountState.valueOf(text).name();
    }

    private static Instant lastReadAt(ListedAccount account) {
        Instant at = account.usage().lastReadAt();
        return at == null ? NEVER : at;
    }
}
