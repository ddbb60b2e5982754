package dev.rolewatch.account.console;

import java.util.List;

/**
 * @param revision of the account that the form is for; null where only the estimate is shown
 * @param outdated whether another form was refused because the account had changed meanwhile
 * @param estimate null before the first scan
 */
record CollectPageView(
        String id, String name, String revision, boolean outdated, ChoiceView choice, EstimateLines estimate) {
    /**
     * What a choice costs a month.
     *
     * @param before what the present choice costs; null if that is the one
     * @param more how much the services that are not shown cost together; null if all are
     */
    record EstimateLines(String total, String before, List<Line> lines, String more) {}

    record Line(String name, String resources, String cost) {}
}
