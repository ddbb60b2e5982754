package dev.rolewatch.account.console;

import java.util.List;

/**
 * The list of accounts.
 *
 * @param none whether there is no account at all, whatever is looked for
 * @param text what is looked for; empty if nothing is
 * @param tenants a provider's customers, to choose from; empty for whoever has none
 * @param said what was just done, in a sentence; null if nothing was
 * @param health the only health that is shown, by its name; empty for every one
 * @param range which of how many are shown, in words
 */
record AccountsView(
        boolean none,
        String text,
        List<ChoiceView.Offered> tenants,
        String said,
        String health,
        List<Count> counts,
        List<AccountLine> accounts,
        String range,
        PageLinks links) {
    /** How many accounts have one health, and the address of the list of them. */
    record Count(Badge badge, String accounts, String url, boolean chosen, boolean any) {}

    /** The addresses of the pages beside this one; null where there is none. */
    record PageLinks(String previous, String next) {}
}
