package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.collection.CollectionReport;

/** What became of looking at an account and of reading it. None of it concerns the other services. */
public record Reading(Inventory inventory, Usage usage, Troubles troubles, Budgeting budgeting) {
    static final Reading NONE = new Reading(Inventory.UNKNOWN, Usage.NONE, Troubles.NONE, Budgeting.UNKNOWN);

    Reading after(AccountEvent event) {
        Inventory inventoryNow = event instanceof Scanned scan ? inventory.after(scan) : inventory;
        Budgeting budgetingNow = event instanceof BudgetKept kept ? budgeting.after(kept) : budgeting;
        return new Reading(inventoryNow, usage, troubles.after(event), budgetingNow);
    }

    Reading after(CollectionReport report) {
        return new Reading(inventory, usage.plus(report), troubles.after(report), budgeting);
    }

    Reading withoutTroubles() {
        return new Reading(inventory, usage, Troubles.NONE, budgeting);
    }
}
