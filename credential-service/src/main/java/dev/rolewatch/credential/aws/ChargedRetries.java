package dev.rolewatch.credential.aws;

import dev.rolewatch.credential.rate.StsRate;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts what the SDK sends again in the rate, for which only the first attempt has waited. */
final class ChargedRetries implements ExecutionInterceptor {
    /** "amz-sdk-request: attempt=1; max=3" ("Retry behavior", AWS SDKs and Tools Reference Guide). */
    private static final String ATTEMPT_HEADER = "amz-sdk-request";

    private static final String FIRST_ATTEMPT = "attempt=1;";

    private final StsRate rate;

    ChargedRetries(StsRate rate) {
        this.rate = rate;
    }

    /** Called for each attempt, as the interface says. */
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        boolean first = context.httpRequest()
                .firstMatchingHeader(ATTEMPT_HEADER)
                .map(attempt -> attempt.startsWith(FIRST_ATTEMPT))
                .orElse(true);
        if (!first) {
            rate.charge();
        }
    }
}
