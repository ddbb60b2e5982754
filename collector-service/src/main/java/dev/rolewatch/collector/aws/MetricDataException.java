package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;

/** CloudWatch, or the way to it, refused a question for good. */
final class MetricDataException extends Exception {
    /** How much a failure tells of. */
    enum Scope {
        /** Only this answer: the token of its next page is not accepted any more. Asked anew it has another. */
        PAGES,
        /** Some of the metrics that were asked for, which has to be found out. */
        METRICS,
        /** Only this question. */
        QUESTION,
        /** The whole Region of the account: there is no use in asking anything else of it now. */
        PLACE
    }

    private final Failure failure;
    private final Scope scope;

    MetricDataException(Failure failure, Scope scope) {
        this(failure, scope, null);
    }

    /**
     * @param cause what operators are to know beyond what customers are told
     */
    MetricDataException(Failure failure, Scope scope, Exception cause) {
        super(failure.detail(), cause);
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
