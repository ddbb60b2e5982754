package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.estimate.Found;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.contracts.account.CollectionChoice;
import java.time.Duration;
import java.time.Instant;

/**
 * What an estimate rests on.
 *
 * @param tried the choice that it is for
 * @param made the choice that scans go by until the other is made
 * @param found what the choice that is tried leaves of the account
 * @param scanEvery from the beginning of a scan to that of the next
 */
record EstimateBasis(
        Choice tried, CollectionChoice made, Inventory inventory, Found found, Duration scanEvery, Instant now) {
    boolean isSettled() {
        return inventory.isSettled(now);
    }
}
