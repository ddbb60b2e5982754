package dev.rolewatch.awsaccess.rate;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What operators see of throttling. Nothing is told by account: who it is stands in the account's own record. */
public final class RateMeters {
    private RateMeters() {}

    public static void register(CallRates rates, MeterRegistry registry) {
        for (Api api : Api.values()) {
            FunctionCounter.builder("rolewatch.aws.throttles", rates, counted -> counted.throttles(api))
                    .description("Calls that AWS throttled")
                    .tag("api", api.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder(
                        "rolewatch.aws.rates.slowed",
                        rates,
                        slowed -> slowed.slowed().count())
                .description("Rates, each of an API in an account's Region, that are reduced because AWS throttled")
                .register(registry);
        Gauge.builder(
                        "rolewatch.aws.rates.least",
                        rates,
                        slowed -> slowed.slowed().min().orElse(1))
                .description("What is left of the rate that is reduced most; 1 when none is")
                .register(registry);
    }
}
