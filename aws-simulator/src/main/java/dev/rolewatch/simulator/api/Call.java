package dev.rolewatch.simulator.api;

import dev.rolewatch.simulator.iam.Caller;
import java.time.Instant;

/** A call whose signature is good: who makes it, where, and when in simulated time. */
public record Call(Caller caller, String region, Instant now) {

    /** The account whose credentials signed, whose quotas are used and who pays. */
    public String accountId() {
        return caller.accountId();
    }
}
