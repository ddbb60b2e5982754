package dev.rolewatch.simulator.billing;

import java.util.Map;

/**
 * What an account was asked for, and what that costs it at the list prices of us-east-1.
 *
 * @param metrics requested of GetMetricData, if up to five statistics of a metric in one call count once
 * @param statistics requested of GetMetricData, if each counts by itself
 * @param datapoints that GetMetricData returned; they cost nothing
 * @param dollarsAtLeast counting metrics, and with a month's million free requests
 * @param dollarsAtMost counting statistics, without free requests
 */
public record Bill(
        String accountId,
        Map<String, ApiUse> apis,
        long metrics,
        long statistics,
        long datapoints,
        double dollarsAtLeast,
        double dollarsAtMost) {

    /** How often an API answered, and how often it did not and why. Only answered calls cost money. */
    public record ApiUse(long answered, long throttled, long denied, long failed) {}

    /** The use of an API, which may be none. */
    public ApiUse api(String name) {
        return apis.getOrDefault(name, new ApiUse(0, 0, 0, 0));
    }
}
