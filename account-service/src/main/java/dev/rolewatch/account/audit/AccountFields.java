package dev.rolewatch.account.audit;

import dev.rolewatch.account.register.Entry.AccessKey;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of an account that people change. External IDs and the ids of access keys are among them: AWS calls neither a
 * secret, and who asks later which role was open to whom needs them. The secret of an access key never is.
 */
final class AccountFields {
    private static final String SECRET = "secretAccessKey";
    private static final String NOT_SHOWN = "(never shown)";

    private AccountFields() {}

    static List<FieldChange> between(Optional<RegisteredAccount> before, Optional<RegisteredAccount> after) {
        Map<String, String> from = before.map(AccountFields::of).orElse(Map.of());
        Map<String, String> to = after.map(AccountFields::of).orElse(Map.of());
        Stream<FieldChange> fields = Stream.concat(from.keySet().stream(), to.keySet().stream())
                .distinct()
                .filter(field -> !Objects.equals(from.get(field), to.get(field)))
                .map(field -> new FieldChange(field, from.get(field), to.get(field)));
        return Stream.concat(fields, secret(before, after).stream()).toList();
    }

    private static Map<String, String> of(RegisteredAccount account) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "name", Optional.of(account.choice().name()));
        put(fields, "awsAccountId", account.expectedAwsAccount().map(AwsAccountId::value));
        put(fields, "partition", account.registration().expectedPartition());
        put(fields, "customNamespaces", list(account.choice().customNamespaces()));
        put(fields, "externalId", Optional.of(account.externalId().value()));
        put(fields, "nextExternalId", account.externalIds().next().map(ExternalId::value));
        put(
                fields,
                "roleArn",
                account.connection().role().map(role -> role.arn().value()));
        put(
                fields,
                "accessKeyId",
                account.connection().accessKey().map(key -> key.key().accessKeyId()));
        collect(fields, account.choice().collect());
        return fields;
    }

    private static void collect(Map<String, String> fields, CollectionChoice collect) {
        put(
                fields,
                "collect.paused",
                Optional.of(collect.paused()).filter(paused -> paused).map(String::valueOf));
        put(
                fields,
                "collect.regions",
                list(collect.regions().stream().map(Region::value).toList()));
        put(fields, "collect.namespaces", list(collect.namespaces()));
        put(
                fields,
                "collect.tags",
                Optional.of(collect.tags()).filter(tags -> !tags.isEmpty()).map(String::valueOf));
        put(fields, "collect.interval", Optional.ofNullable(collect.interval()).map(String::valueOf));
        put(
                fields,
                "collect.statistics",
                Optional.ofNullable(collect.statistics())
                        .filter(chosen -> chosen != CollectionChoice.EVERYTHING.statistics())
                        .map(String::valueOf));
        put(
                fields,
                "collect.budget.monthlyUsd",
                Optional.ofNullable(collect.budget())
                        .map(budget -> budget.monthlyUsd().toPlainString()));
        put(
                fields,
                "collect.budget.leastFirst",
                Optional.ofNullable(collect.budget()).map(Budget::leastFirst).flatMap(AccountFields::list));
    }

    private static Optional<String> list(List<String> texts) {
        return Optional.of(texts).filter(some -> !some.isEmpty()).map(some -> String.join(", ", some));
    }

    private static void put(Map<String, String> fields, String field, Optional<String> value) {
        value.ifPresent(present -> fields.put(field, present));
    }

    /** That there is another secret is told, and nothing of it. */
    private static List<FieldChange> secret(Optional<RegisteredAccount> before, Optional<RegisteredAccount> after) {
        Optional<byte[]> from = before.flatMap(AccountFields::secret);
        Optional<byte[]> to = after.flatMap(AccountFields::secret);
        return Arrays.equals(from.orElse(null), to.orElse(null))
                ? List.of()
                : List.of(new FieldChange(
                        SECRET,
                        from.map(secret -> NOT_SHOWN).orElse(null),
                        to.map(secret -> NOT_SHOWN).orElse(null)));
    }

    private static Optional<byte[]> secret(RegisteredAccount account) {
        return account.connection().accessKey().map(AccessKey::key).map(key -> key.encryptedSecret());
    }
}
