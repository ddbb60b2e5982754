package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.account.storage.AccountFilter;
import dev.rolewatch.account.storage.AccountPlace;
import dev.rolewatch.account.storage.AccountSort;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /accounts} that choose and sort accounts. */
final class AccountParameters {
    static final List<String> NAMES =
            List.of("tenant", "state", "name", "awsAccountId", "problem", "sort", "limit", "after");

    private static final Map<String, AccountSort> SORTS = sorts();

    @QueryParam(TenantParameter.NAME)
    @Parameter(description = TenantParameter.DESCRIPTION)
    String tenant;

    @QueryParam("state")
    @Parameter(
            description = "Only those in this state; where it is given more than once, in any of them.",
            example = "REFUSED")
    List<String> states;

    @QueryParam("name")
    @Parameter(description = "Only those whose name has this in it, whatever the case.", example = "shop")
    String name;

    @QueryParam("awsAccountId")
    @Parameter(
            description = "Only those of this AWS account, connected or still to be connected.",
            example = "123456789012")
    String awsAccountId;

    @QueryParam("problem")
    @Parameter(
            description = "Only those with a problem that somebody must mend, or only those without.",
            schema = @Schema(implementation = Boolean.class))
    String problem;

    @QueryParam(SortParameter.NAME)
    @DefaultValue("createdAt")
    @Parameter(
            description = "createdAt, name, state, stateSince or lastReadAt; with - before it, in the other direction."
                    + " Accounts that were never read come before all others under lastReadAt.",
            example = "-createdAt")
    String sort;

    /** @throws InvalidRequestException if one of them cannot be */
    AccountFilter filter(Visibility visible) {
        List<String> known =
                Arrays.stream(AccountState.values()).map(AccountState::name).toList();
        return new AccountFilter(
                TenantParameter.read(tenant, visible),
                states.stream()
                        .map(state -> AccountState.valueOf(TextParameters.choice("state", state, known)))
                        .collect(Collectors.toSet()),
                TextParameters.text("name", name),
                TextParameters.value(
                        "awsAccountId",
                        awsAccountId,
                        AwsAccountId::new,
                        "it is not the id of an AWS account",
                        "twelve digits"),
                TextParameters.truth("problem", problem));
    }

    /** @throws InvalidRequestException if nothing is sorted by that */
    AccountSort sort() {
        return sorted().by();
    }

    boolean isDescending() {
        return sorted().descending();
    }

    String after(ListedAccount last) {
        return sorted().after(sort().value(last), last.id().toString());
    }

    /** @throws InvalidRequestException if it is not the start of a page in this order */
    Optional<AccountPlace> after(String text) {
        return sorted().place(text, (value, id) -> new AccountPlace(sort(), value, AccountId.of(id)));
    }

    private SortParameter<AccountSort> sorted() {
        return SortParameter.read(sort, SORTS);
    }

    private static Map<String, AccountSort> sorts() {
        Map<String, AccountSort> sorts = new LinkedHashMap<>();
        sorts.put("createdAt", AccountSort.CREATED_AT);
        sorts.put("name", AccountSort.NAME);
        sorts.put("state", AccountSort.STATE);
        sorts.put("stateSince", AccountSort.STATE_SINCE);
        sorts.put("lastReadAt", AccountSort.LAST_READ_AT);
        return sorts;
    }
}
