package dev.rolewatch.simulator.quota;

/**
 * How much may be asked of AWS.
 *
 * @param perSecond the rate at which the allowance comes back
 * @param burst the most that can be saved up
 */
public record Quota(double perSecond, double burst) {

    public static Quota perSecond(double rate) {
        return new Quota(rate, rate);
    }
}
