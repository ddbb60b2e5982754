package dev.rolewatch.simulator.api;

import dev.rolewatch.simulator.wire.AwsService;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * An API operation.
 *
 * @param permission the action that the caller's policies must allow; empty if the operation itself sees to that
 * @param otherAccount the account besides the caller's that a request concerns, if any
 */
public record Operation<I extends SdkPojo>(
        AwsService service,
        String name,
        Supplier<? extends SdkPojo> newRequest,
        Class<I> type,
        Optional<String> permission,
        Function<I, Optional<String>> otherAccount,
        BiFunction<Call, I, ? extends SdkPojo> handler) {

    /** An operation that the caller's policies must allow under its own name. */
    public static <I extends SdkPojo> Operation<I> guarded(
            AwsService service,
            String name,
            Supplier<? extends SdkPojo> newRequest,
            Class<I> type,
            BiFunction<Call, I, ? extends SdkPojo> handler) {
        return new Operation<>(
                service, name, newRequest, type, Optional.of(service.action(name)), input -> Optional.empty(), handler);
    }

    /** An operation that checks permissions itself, if it needs any. */
    public static <I extends SdkPojo> Operation<I> unguarded(
            AwsService service,
            String name,
            Supplier<? extends SdkPojo> newRequest,
            Class<I> type,
            BiFunction<Call, I, ? extends SdkPojo> handler) {
        return new Operation<>(service, name, newRequest, type, Optional.empty(), input -> Optional.empty(), handler);
    }

    public I build(SdkPojo builder) {
        return type.cast(((Buildable) builder).build());
    }

    public SdkPojo handle(Call call, I request) {
        return handler.apply(call, request);
    }
}
