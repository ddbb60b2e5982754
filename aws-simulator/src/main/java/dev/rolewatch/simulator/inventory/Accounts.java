package dev.rolewatch.simulator.inventory;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The accounts, with the Regions that each has enabled and what is in them. */
public final class Accounts {
    private final Map<String, Set<String>> regions = new ConcurrentHashMap<>();
    private final Map<Place, Inventory> inventories = new ConcurrentHashMap<>();

    private record Place(String accountId, String region) {}

    /** Adds an account, or changes which Regions it has enabled. */
    public void put(String accountId, Set<String> enabledRegions) {
        regions.put(accountId, Set.copyOf(enabledRegions));
    }

    public void delete(String accountId) {
        regions.remove(accountId);
        inventories.keySet().removeIf(place -> place.accountId.equals(accountId));
    }

    public void clear() {
        regions.clear();
        inventories.clear();
    }

    public boolean exists(String accountId) {
        return regions.containsKey(accountId);
    }

    public Set<String> enabledRegions(String accountId) {
        return new TreeSet<>(regions.getOrDefault(accountId, Set.of()));
    }

    public boolean isEnabled(String accountId, String region) {
        return regions.getOrDefault(accountId, Set.of()).contains(region);
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
}
