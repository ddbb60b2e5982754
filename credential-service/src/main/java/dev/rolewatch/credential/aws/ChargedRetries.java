package dev.rolewatch.credential.aws;

import dev.rolewatch.credential.rate.StsRate;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts what the SDK sends again in the rate, which the call itself has waited for. */
final class ChargedRetries implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> SENT = new ExecutionAttribute<>("rolewatch.sent");

    private final StsRate rate;

    ChargedRetries(StsRate rate) {
        this.rate = rate;
    }

    /** Called for each attempt, as the interface says. */
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(SENT) != null) {
            rate.charge();
        }
        attributes.putAttribute(SENT, true);
    }
}
