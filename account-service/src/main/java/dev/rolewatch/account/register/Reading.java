package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.collection.CollectionReport;

/** What became of looking at an account and of reading it. None of it concerns the other services. */
public record Reading(Inventory inventory, Usage usage, Troubles troubles, ToldBudget toldBudget) {
    static final Reading NONE = new Reading(Inventory.UNKNOWN, Usage.NONE, Troubles.NONE, ToldBudget.NOTHING);

    Reading after(AccountEvent event) {
        Inventory inventoryNow = event instanceof Scanned scan ? inventory.after(scan) : inventory;
        ToldBudget toldNow = event instanceof BudgetKept kept ? ToldBudget.of(kept) : toldBudget;
        return new Reading(inventoryNow, usage, troubles.after(event), toldNow);
    }

    Reading after(CollectionReport report) {
        return new Reading(inventory, usage.plus(report), troubles.after(report), toldBudget);
    }

    Reading withoutTroubles() {
        return new Reading(inventory, usage, Troubles.NONE, toldBudget);
    }
}
