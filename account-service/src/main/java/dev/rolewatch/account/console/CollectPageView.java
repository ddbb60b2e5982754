package dev.rolewatch.account.console;

import java.util.List;

/** @param estimate null before the first scan */
record CollectPageView(String id, String name, ChoiceView choice, EstimateLines estimate) {
    /**
     * What a choice costs a month.
     *
     * @param before what the present choice costs; null if that is the one
     * @param more how much the services that are not shown cost together; null if all are
     */
    record EstimateLines(String total, String before, List<Line> lines, String more) {}

    record Line(String name, String resources, String cost) {}
}
