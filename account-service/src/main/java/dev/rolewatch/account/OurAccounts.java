package dev.rolewatch.account;

import dev.rolewatch.contracts.account.AwsAccountId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Our own AWS accounts, one for each partition that is served: roles trust the one of their partition. */
@ApplicationScoped
@Startup
public class OurAccounts {
    /** Those that AWS has. */
    public static final List<String> PARTITIONS =
            List.of("aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f");

    private final String home;
    private final SortedMap<String, AwsAccountId> byPartition = new TreeMap<>();

    OurAccounts(AwsIdentity settings) {
        home = settings.partition();
        add("rolewatch.aws.partition", home, settings.accountId());
        settings.identities()
                .forEach((name, further) -> further.accountId()
                        .ifPresent(account -> add("rolewatch.aws.identities." + name, partition(name), account)));
    }

    /** The partition of whoever does not say which. */
    public String home() {
        return home;
    }

    /** The partitions that are served, sorted. */
    public Set<String> partitions() {
        return byPartition.keySet();
    }

    public boolean serves(String partition) {
        return byPartition.containsKey(partition);
    }

    /** The same partition; home if it is not said, or if somebody has taken it out of the settings since. */
    public String servedOrHome(Optional<String> partition) {
        return partition.filter(this::serves).orElse(home);
    }

    /** Our account in that partition. */
    public AwsAccountId in(String partition) {
        return byPartition.get(partition);
    }

    /** Names of environment variables have no hyphens, and what stands for them is read as dots. */
    private static String partition(String name) {
        return name.replace('.', '-').replace('_', '-');
    }

    private void add(String setting, String partition, AwsAccountId account) {
        if (!PARTITIONS.contains(partition)) {
            throw new IllegalArgumentException(
                    setting + " names the partition '" + partition + "', but AWS has " + String.join(", ", PARTITIONS));
        }
        AwsAccountId other = byPartition.putIfAbsent(partition, account);
        if (other != null && !other.equals(account)) {
            throw new IllegalArgumentException(
                    setting + " gives the partition " + partition + " a second account; it has one, " + other);
        }
    }
}
