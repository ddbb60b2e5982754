package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.policy.Vendor;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import java.util.Optional;
import java.util.function.Function;

/** Reads the query parameters of the policies' paths. */
final class PolicyParameters {
    private PolicyParameters() {}

    /** @throws InvalidRequestException if there is no such choice */
    static Permissions permissions(String text) {
        return Permissions.named(text)
                .orElseThrow(() -> new InvalidRequestException(new FieldError(
                        "permissions",
                        "there is no such policy",
                        Permissions.READ_ONLY + " or " + Permissions.SMALLEST)));
    }

    /** @throws InvalidRequestException if Rolewatch has no account of its own in that partition */
    static Vendor vendor(String partition, OurAccounts ours) {
        String chosen = partition == null ? ours.home() : partition;
        PartitionField.requireServed("partition", chosen, ours);
        return new Vendor(chosen, ours.in(chosen));
    }

    /** @throws InvalidRequestException if it is not the name of a Region */
    static Optional<Region> region(String text) {
        return optional("region", text, Region::new, "a Region, such as eu-central-1");
    }

    /** @throws InvalidRequestException if it is not an AWS account id */
    static Optional<AwsAccountId> after(String text) {
        return optional("after", text, AwsAccountId::new, "twelve digits");
    }

    private static <T> Optional<T> optional(String field, String text, Function<String, T> read, String allowed) {
        try {
            return Optional.ofNullable(text).map(read);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(new FieldError(field, e.getMessage(), allowed));
        }
    }
}
