package dev.rolewatch.simulator.server;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.billing.AccountMeter;
import dev.rolewatch.simulator.billing.ApiCalls;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.iam.Authenticator;
import dev.rolewatch.simulator.iam.Authenticator.Authentication;
import dev.rolewatch.simulator.iam.Authorizer;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import dev.rolewatch.simulator.wire.AwsService;
import dev.rolewatch.simulator.wire.Protocols;
import dev.rolewatch.simulator.wire.Protocols.Addressed;
import dev.rolewatch.simulator.wire.WireRequest;
import dev.rolewatch.simulator.wire.WireResponse;
import dev.rolewatch.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Takes a request through what AWS does with it: protocol, signature, injected faults, quota, permission, operation, bill.
 * It blocks on nothing, so it runs on event loops.
 */
final class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

    private final World world;
    private final Operations operations;
    private final Authenticator authenticator;

    Dispatcher(World world) {
        this.world = world;
        this.operations = new Operations(world);
        this.authenticator = new Authenticator(world.identities(), world.clock(), Clock.systemUTC());
    }

    Answer answer(WireRequest request) {
        Optional<Addressed> addressed = Protocols.addressed(request);
        if (addressed.isEmpty()) {
            return new Answer.Reply(notAws(request), Duration.ZERO);
        }
        var exchange = new Exchange(request, addressed.get());
        try {
            return exchange.run();
        } catch (AwsException e) {
            return exchange.error(e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The simulator failed at " + request.method() + " " + request.path(), e);
            return exchange.error(AwsException.of(AwsFailure.INTERNAL, "The simulator failed: " + e));
        }
    }

    private static WireResponse notAws(WireRequest request) {
        String message = "No simulated AWS service answers " + request.method() + " " + request.path() + "\n";
        return new WireResponse(404, Map.of("content-type", "text/plain"), message.getBytes(StandardCharsets.UTF_8));
    }

    /** One request on its way. */
    private final class Exchange {
        private final WireRequest request;
        private final AwsService service;
        private final Addressed addressed;
        private final String requestId;
        private Duration delay = Duration.ZERO;
        private Call call;
        private AccountMeter meter;
        private String api;
        private String caller;
        private String entered;

        Exchange(WireRequest request, Addressed addressed) {
            this.request = request;
            this.addressed = addressed;
            this.service = addressed.service();
            var random = ThreadLocalRandom.current();
            this.requestId = new UUID(random.nextLong(), random.nextLong()).toString();
        }

        Answer run() {
            String name = addressed.protocol().operationOf(request);
            Operation<?> operation = operations
                    .find(service, name)
                    .orElseThrow(() -> AwsException.of(
                            AwsFailure.UNKNOWN_OPERATION,
                            "The simulator has no operation " + name + " of " + service.signingName()));
            return run(operation);
        }

        private <I extends SdkPojo> Answer run(Operation<I> operation) {
            api = operation.name();
            caller = authenticator.claimedAccount(request).orElse(null);
            Authentication authentication = authenticator.authenticate(request, service);
            call = new Call(
                    authentication.caller(),
                    authentication.region(),
                    world.clock().instant());
            meter = world.bills().of(call.accountId());
            SdkPojo builder = operation.newRequest().get();
            addressed.protocol().read(request, builder);
            I input = operation.build(builder);
            entered = operation.otherAccount().apply(input).orElse(null);
            if (strike(faults())) {
                return new Answer.Cut(delay);
            }
            requireAccount();
            world.quotas().takeCall(call.accountId(), call.region(), service, api);
            operation
                    .permission()
                    .ifPresent(action -> Authorizer.authorize(call.caller(), action, "*", call.conditionKeys()));
            SdkPojo output = operation.handle(call, input);
            meter.answered(api);
            count(ApiCalls.ANSWERED);
            return new Answer.Reply(addressed.protocol().write(service, api, requestId, output), delay);
        }

        private List<Fault> faults() {
            Set<String> accounts = new HashSet<>(Set.of(call.accountId()));
            if (entered != null) {
                accounts.add(entered);
            }
            return world.faults().hitting(accounts, call.region(), api);
        }

        /** True if the connection shall be cut. */
        private boolean strike(List<Fault> faults) {
            for (Fault fault : faults) {
                switch (fault.kind()) {
                    case LATENCY -> delay = delay.plus(fault.latency());
                    case CUT -> {
                        meter.failed(api);
                        count("CUT");
                        return true;
                    }
                    case THROTTLE -> throw AwsException.of(AwsFailure.THROTTLED, "Rate exceeded");
                    case DENY -> throw AwsException.of(AwsFailure.ACCESS_DENIED, "Access denied by an injected fault");
                    case INTERNAL_ERROR ->
                        throw AwsException.of(AwsFailure.INTERNAL, "An internal error, by an injected fault");
                    case UNAVAILABLE ->
                        throw AwsException.of(AwsFailure.UNAVAILABLE, "Service unavailable, by an injected fault");
                }
            }
            return false;
        }

        /** AWS does not know the credentials of a closed account, nor any in a Region that the account has not enabled. */
        private void requireAccount() {
            boolean enabled = service == AwsService.STS || world.accounts().isEnabled(call.accountId(), call.region());
            if (!enabled || world.accounts().isClosed(call.accountId())) {
                throw AwsException.of(AwsFailure.UNKNOWN_KEY, "The security token included in the request is invalid.");
            }
        }

        private void count(String outcome) {
            if (call != null) {
                world.apiCalls().count(call.accountId(), call.region(), service.policyPrefix(), api, outcome);
            }
            if (service == AwsService.STS && api != null) {
                world.stsCalls().count(caller, entered == null ? caller : entered, api, outcome);
            }
        }

        Answer error(AwsException error) {
            count(error.shapeFor(service).code());
            if (meter != null) {
                if (error.is(AwsFailure.THROTTLED)) {
                    meter.throttled(api);
                } else if (error.is(AwsFailure.ACCESS_DENIED)) {
                    meter.denied(api);
                } else {
                    meter.failed(api);
                }
            }
            return new Answer.Reply(addressed.protocol().writeError(service, error, requestId), delay);
        }
    }
}
