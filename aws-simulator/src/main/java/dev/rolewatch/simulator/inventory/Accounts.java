package dev.rolewatch.simulator.inventory;

import dev.rolewatch.simulator.iam.Account;
import dev.rolewatch.simulator.iam.Partition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The accounts, with how each is set up and what is in its Regions. */
public final class Accounts {
    /** STS cannot be switched off there. */
    public static final String STS_ALWAYS_ACTIVE = "us-east-1";

    private final Map<String, AccountSettings> settings = new ConcurrentHashMap<>();
    private final Map<Place, Inventory> inventories = new ConcurrentHashMap<>();

    private record Place(String accountId, String region) {}

    /**
     * Adds an account, or changes which Regions it has enabled.
     *
     * @throws IllegalArgumentException if a Region is not of its partition, or if it exists in another partition
     */
    public void put(Account account, Set<String> enabledRegions) {
        Partition partition = account.partition();
        for (String region : enabledRegions) {
            if (!partition.has(region)) {
                throw new IllegalArgumentException(region + " is no Region of the partition " + partition.id());
            }
        }
        settings.compute(account.id(), (id, previous) -> {
            if (previous != null && previous.partition() != partition) {
                throw new IllegalArgumentException("Account " + id + " is in the partition "
                        + previous.partition().id());
            }
            return previous == null
                    ? AccountSettings.of(partition, enabledRegions)
                    : previous.withRegions(enabledRegions);
        });
    }

    /** @throws IllegalArgumentException if there is no such account */
    public void update(String accountId, UnaryOperator<AccountSettings> change) {
        if (settings.computeIfPresent(accountId, (id, previous) -> change.apply(previous)) == null) {
            throw new IllegalArgumentException("There is no account " + accountId);
        }
    }

    public void delete(String accountId) {
        settings.remove(accountId);
        inventories.keySet().removeIf(place -> place.accountId.equals(accountId));
    }

    public void clear() {
        settings.clear();
        inventories.clear();
    }

    public Optional<Account> find(String accountId) {
        return settingsOf(accountId).map(found -> new Account(found.partition(), accountId));
    }

    public Set<String> enabledRegions(String accountId) {
        return new TreeSet<>(
                settingsOf(accountId).map(AccountSettings::enabledRegions).orElse(Set.of()));
    }

    public boolean isEnabled(String accountId, String region) {
        return settingsOf(accountId)
                .filter(found -> found.enabledRegions().contains(region))
                .isPresent();
    }

    /** True if STS opens sessions of this account in the Region. */
    public boolean hasSts(String accountId, String region) {
        return region.equals(STS_ALWAYS_ACTIVE)
                || settingsOf(accountId)
                        .filter(found -> found.enabledRegions().contains(region))
                        .filter(found -> !found.regionsWithoutSts().contains(region))
                        .isPresent();
    }

    public boolean isClosed(String accountId) {
        return settingsOf(accountId).map(AccountSettings::closed).orElse(false);
    }

    /** How many characters of session policies STS takes for the account. */
    public int packedPolicyLimit(String accountId) {
        return settingsOf(accountId).map(AccountSettings::packedPolicyLimit).orElse(AccountSettings.MAX_POLICY);
    }

    public Inventory inventory(String accountId, String region) {
        return inventories.computeIfAbsent(new Place(accountId, region), place -> new Inventory());
    }

    /** The inventories of an account, by Region. */
    public Map<String, Inventory> inventories(String accountId) {
        Map<String, Inventory> ofAccount = new ConcurrentSkipListMap<>();
        inventories.forEach((place, inventory) -> {
            if (place.accountId.equals(accountId)) {
                ofAccount.put(place.region, inventory);
            }
        });
        return ofAccount;
    }

    private Optional<AccountSettings> settingsOf(String accountId) {
        return Optional.ofNullable(settings.get(accountId));
    }
}
