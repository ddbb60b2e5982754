package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.api.Call;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** GetCallerIdentity, which needs no permission. */
public final class GetCallerIdentity {
    public GetCallerIdentityResponse handle(Call call, GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .account(call.accountId())
                .arn(call.caller().arn())
                .userId(call.caller().userId())
                .build();
    }
}
