package dev.rolewatch.account.rest;

import dev.rolewatch.account.sse.TooManyStreamsException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What is answered where no more streams of events may be opened. */
final class StreamProblems {
    /** Seconds. A stream that nobody reads any more is found within this time, at the latest. */
    private static final int RETRY_AFTER = 60;

    private StreamProblems() {}

    static Response of(TooManyStreamsException e, String instance) {
        int status =
                switch (e.whose()) {
                    case IDENTITY, TENANT -> 429;
                    case PROCESS -> 503;
                };
        Response problem = ProblemDetail.of(
                        "too-many-streams", "Too many streams are open", status, detail(e), instance)
                .response();
        return Response.fromResponse(problem)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build();
    }

    private static String detail(TooManyStreamsException e) {
        return switch (e.whose()) {
            case IDENTITY ->
                "You have " + e.limit() + " streams of events open, which is as many as you may: close one first.";
            case TENANT ->
                "The people and programs of your tenant have " + e.limit()
                        + " streams of events open, which is as many as"
                        + " they may together: close some that nobody looks at, or ask for the account every few seconds"
                        + " instead. Whoever runs Rolewatch can allow more (rolewatch.streams.per-tenant).";
            case PROCESS ->
                "Rolewatch has " + e.limit()
                        + " streams of events open, which is as many as this process may. Try again"
                        + " later, or ask for the account every few seconds instead.";
        };
    }
}
