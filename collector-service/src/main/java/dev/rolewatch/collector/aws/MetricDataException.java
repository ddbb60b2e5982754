package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;

/** CloudWatch, or the way to it, refused a question for good. */
final class MetricDataException extends Exception {
    /** How much a failure tells of. */
    enum Scope {
        /** Only this question. */
        QUESTION,
        /** The whole Region of the account: there is no use in asking anything else of it now. */
        PLACE
    }

    private final Failure failure;
    private final Scope scope;

    MetricDataException(Failure failure, Scope scope) {
        super(failure.detail());
        this.failure = failure;
        this.scope = scope;
    }

    Failure failure() {
        return failure;
    }

    Scope scope() {
        return scope;
    }
}
