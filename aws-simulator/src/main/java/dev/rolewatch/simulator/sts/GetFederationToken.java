package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.iam.Authorizer;
import dev.rolewatch.simulator.iam.Caller;
import dev.rolewatch.simulator.iam.IamUser;
import dev.rolewatch.simulator.iam.Identities;
import dev.rolewatch.simulator.iam.Policy;
import dev.rolewatch.simulator.iam.Session;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;

/** GetFederationToken: a user lends what it may do, narrowed by a session policy; without one, nothing. */
public final class GetFederationToken {
    private static final String ACTION = "sts:GetFederationToken";
    private static final int DEFAULT_DURATION = 43_200;
    private static final int MIN_DURATION = 900;
    private static final int MAX_DURATION = 129_600;
    /** A longer request of the root user is cut to this, not refused. */
    private static final Duration MAX_OF_ROOT = Duration.ofHours(1);

    private final Identities identities;
    private final Accounts accounts;
    private final SessionPolicies sessionPolicies;

    public GetFederationToken(Identities identities, Accounts accounts) {
        this.identities = identities;
        this.accounts = accounts;
        this.sessionPolicies = new SessionPolicies(accounts);
    }

    public GetFederationTokenResponse handle(Call call, GetFederationTokenRequest request) {
        Parameters.checkText("name", request.name(), 2, 32, "[\\w+=,.@-]*");
        Duration duration =
                Parameters.duration(request.durationSeconds(), MIN_DURATION, MAX_DURATION, DEFAULT_DURATION);
        Optional<Policy> policy = SessionPolicies.parse(request.policy(), request.hasPolicyArns());
        IamUser user = userOf(call.caller());
        Authorizer.authorize(call.caller(), ACTION, user.sessionArn(request.name()), call.conditionKeys());
        Sessions.requireSts(accounts, call.accountId(), call);
        Integer packed = sessionPolicies.packedPercent(call.accountId(), request.policy());
        boolean tooLong = user.root() && duration.compareTo(MAX_OF_ROOT) > 0;
        Session session = identities.open(
                user,
                request.name(),
                Optional.of(policy.orElse(Policy.NOTHING)),
                call.now(),
                tooLong ? MAX_OF_ROOT : duration);
        return GetFederationTokenResponse.builder()
                .credentials(Sessions.credentials(session))
                .federatedUser(federated -> federated.arn(session.arn()).federatedUserId(session.id()))
                .packedPolicySize(packed)
                .build();
    }

    private static IamUser userOf(Caller caller) {
        if (caller.session().isEmpty() && caller.principal() instanceof IamUser user) {
            return user;
        }
        throw AwsException.of(AwsFailure.ACCESS_DENIED, "Cannot call GetFederationToken with session credentials");
    }
}
