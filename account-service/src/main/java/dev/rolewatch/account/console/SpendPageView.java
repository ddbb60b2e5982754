package dev.rolewatch.account.console;

import java.util.List;

/**
 * What was spent in a month.
 *
 * @param metrics how many AWS bills, at the lower end
 * @param cut whether there are more accounts than are shown
 */
record SpendPageView(
        String month, String total, String metrics, List<Line> services, List<Line> accounts, boolean cut) {
    /**
     * @param url null where there is nothing to go to
     * @param share of the most, in percent
     */
    record Line(String name, String url, String cost, int share) {}
}
