package dev.rolewatch.credential.aws;

import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts the calls of STS by action and outcome. */
@Singleton
class StsCallCount {
    private final MeterRegistry meters;

    StsCallCount(MeterRegistry meters) {
        this.meters = meters;
    }

    void ok(String action) {
        count(action, "ok");
    }

    /** @return what to throw */
    RefusedException refused(String action, Refusal refusal) {
        count(action, refusal.reason().name().toLowerCase(Locale.ROOT));
        return new RefusedException(refusal);
    }

    private void count(String action, String outcome) {
        meters.counter("rolewatch.sts.calls", "action", action, "outcome", outcome)
                .increment();
    }
}
