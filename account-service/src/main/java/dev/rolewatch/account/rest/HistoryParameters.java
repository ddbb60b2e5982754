package dev.rolewatch.account.rest;

import dev.rolewatch.account.history.Bucket;
import dev.rolewatch.account.history.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the query parameters of {@code GET /accounts/{id}/history}. */
final class HistoryParameters {
    static final List<String> ALL = List.of("from", "to", "step");

    private static final Duration USUAL = Duration.ofHours(24);

    private HistoryParameters() {}

    /**
     * The last 24 hours in steps of five minutes if nothing is said.
     *
     * @throws InvalidRequestException if a parameter is none, or asks for what is not kept
     */
    static Span span(String from, String to, String step, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Instant> end = time("to", to, now, errors);
        Optional<Instant> begin = time("from", from, end.orElse(now).minus(USUAL), errors);
        Optional<Duration> length = step(step, errors);
        refuse(errors);
        requireKept(begin.orElseThrow(), end.orElseThrow(), now);
        Duration steps = length.orElseGet(() -> Span.usualStep(begin.get(), end.get(), now));
        requireFinest(steps, begin.get(), now);
        return Span.covering(begin.get(), end.get(), steps);
    }

    private static void requireKept(Instant from, Instant to, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Instant oldest = Bucket.HOUR.oldestKept(now);
        if (from.isBefore(oldest)) {
            errors.add(new FieldError("from", "what was then is no longer known", "a time from " + oldest + " on"));
        }
        if (!from.isBefore(to)) {
            errors.add(new FieldError("to", "it is not after from", "a time after " + from));
        }
        if (to.isAfter(now.plus(USUAL))) {
            errors.add(new FieldError("to", "it is far in the future", "a time until " + now.plus(USUAL)));
        }
        refuse(errors);
    }

    private static void requireFinest(Duration step, Instant from, Instant now) {
        Duration finest = Span.finestStep(from, now);
        if (step.compareTo(finest) < 0) {
            Instant oldest = Bucket.FIVE_MINUTES.oldestKept(now);
            throw new InvalidRequestException(new FieldError(
                    "step", "so fine is only known what was after " + oldest, finest + " or more, or a later from"));
        }
    }

    private static Optional<Instant> time(String name, String text, Instant otherwise, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return Optional.of(otherwise);
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            errors.add(new FieldError(name, "it is not a time", "a time like 2026-11-23T04:00:00Z"));
            return Optional.empty();
        }
    }

    private static Optional<Duration> step(String text, List<FieldError> errors) {
        Optional<Duration> step = Span.STEPS.stream()
                .filter(known -> known.toString().equals(text))
                .findFirst();
        if (step.isEmpty() && text != null && !text.isEmpty()) {
            String allowed = Span.STEPS.stream().map(Duration::toString).collect(Collectors.joining(", "));
            errors.add(new FieldError("step", "there are no such steps", allowed));
        }
        return step;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }
}
