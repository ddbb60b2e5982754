package dev.rolewatch.credential.aws;

import dev.rolewatch.credential.session.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls of STS, counted by action and outcome. */
record CountedCalls(MeterRegistry meters) {
    /**
     * @param refusal what an error of the SDK means
     * @throws RefusedException if the call fails or is not made
     */
    <T> T call(String action, Function<SdkException, RefusedException> refusal, Supplier<T> call) {
        try {
            T answer = call.get();
            count(action, "ok");
            return answer;
        } catch (SdkException e) {
            throw counted(action, refusal.apply(e));
        } catch (RefusedException e) {
            throw counted(action, e);
        }
    }

    private RefusedException counted(String action, RefusedException e) {
        count(action, e.refusal().reason().name().toLowerCase(Locale.ROOT));
        return e;
    }

    private void count(String action, String outcome) {
        meters.counter("rolewatch.sts.calls", "action", action, "outcome", outcome)
                .increment();
    }
}
