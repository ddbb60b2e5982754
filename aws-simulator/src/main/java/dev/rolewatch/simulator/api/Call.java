package dev.rolewatch.simulator.api;

import dev.rolewatch.simulator.iam.Caller;
import java.time.Instant;
import java.util.Map;

/** A call whose signature is good: who makes it, where, and when in simulated time. */
public record Call(Caller caller, String region, Instant now) {

    /** The account whose credentials signed, whose quotas are used and who pays. */
    public String accountId() {
        return caller.accountId();
    }

    /** An ARN in the account and Region of the call. */
    public String arn(String service, String resource) {
        return caller.account().arn(service, region, resource);
    }

    /** What every call tells to the conditions of policies. */
    public Map<String, String> conditionKeys() {
        return Map.of("aws:RequestedRegion", region, "aws:CurrentTime", now.toString());
    }
}
