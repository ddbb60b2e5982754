import dev.rolewatch.account.policy.CloudFormation;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.policy.StackSetAccounts;
import dev.rolewatch.account.policy.StackSetAccounts.Waiting;
import dev.rolewatch.account.policy.Terraform;
import dev.rolewatch.account.policy.Vendor;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Writes every form of the role into the folder that is its first argument, for the account and the external ID that are
 * the second and the third; the StackSet is as large as it may be.
 */
final class RoleForms {
    private RoleForms() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Vendor vendor = new Vendor("aws", new AwsAccountId("999988887777"));
        ExternalId externalId = new ExternalId(arguments[2]);
        for (Permissions permissions : Permissions.values()) {
            for (Optional<ExternalId> preset : List.of(Optional.of(externalId), Optional.<ExternalId>empty())) {
                String name = permissions + (preset.isPresent() ? "-of-account" : "-generic");
                Files.writeString(
                        folder.resolve(name + ".yaml"), CloudFormation.template(vendor, preset, permissions));
                Files.writeString(folder.resolve(name + ".tf"), Terraform.module(vendor, preset, permissions));
            }
            Files.writeString(
                    folder.resolve(permissions + "-stackset.yaml"),
                    CloudFormation.stackSet(vendor, accounts(arguments[1], externalId).externalIds(), permissions));
        }
    }

    /** As many as a StackSet may have, the account among them. */
    private static StackSetAccounts accounts(String account, ExternalId externalId) {
        long first = Long.parseLong(account);
        return StackSetAccounts.of(
                LongStream.range(first, first + StackSetAccounts.MOST)
                        .mapToObj(id -> new Waiting(
                                new AwsAccountId("%012d".formatted(id)),
                                id == first ? externalId : new ExternalId("of-another-" + id)))
                        .toList(),
                Optional.empty());
    }
}
