package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.Set;

/** What people are told when CloudWatch could not be read: what AWS said, and what to do. */
final class Failures {
    private static final int LONGEST_QUOTE = 300;
    /** The one modelled error of "GetMetricData" (Amazon CloudWatch API Reference), by its code and its shape's name. */
    private static final Set<String> TOKEN_CODES = Set.of("InvalidNextToken", "InvalidNextTokenException");

    /** What rejects a metric (the same page, "Common Errors" there, and what services of the kind answer). */
    private static final Set<String> WRONG_CODES = Set.of(
            "ValidationError",
            "ValidationException",
            "InvalidParameterValue",
            "InvalidParameterValueException",
            "InvalidParameterCombination",
            "InvalidParameterCombinationException",
            "MissingParameter",
            "MissingRequiredParameter",
            "MissingRequiredParameterException");

    private static final String NOTHING_LOST = "Nothing is lost: the next reading covers this time too.";

    private Failures() {}

    static MetricDataException of(AwsFailure failure, AccountRegion where) {
        String said = "GetMetricData in " + where.region() + " answered " + failure.code() + " ("
                + cut(failure.detail()) + "). ";
        return switch (failure.kind()) {
            case THROTTLED ->
                place(
                        NotReadReason.THROTTLED,
                        said
                                + "Nothing is lost: the next reading covers this time too. If it lasts, look for what else uses"
                                + " GetMetricData in this account, or ask AWS for a higher quota.");
            case DENIED ->
                place(
                        NotReadReason.DENIED,
                        said
                                + "Allow cloudwatch:GetMetricData in the role's permissions policy, and look whether a"
                                + " permissions boundary or an organization's policy denies it.");
            case REGION_DISABLED ->
                place(
                        NotReadReason.DENIED,
                        said + "Enable the Region in the account's settings, or remove what runs there.");
            case REJECTED -> rejected(failure.code(), said);
            case UNREACHABLE ->
                question(said + "Nothing is lost: the next reading covers this time too. If it lasts, check the network"
                        + " from here to AWS, and AWS's health page.");
        };
    }

    /** Only what the account's role is the cause of is the customer's to mend. */
    static MetricDataException of(NoSessionException e) {
        return e.reason().isOurs()
                ? new MetricDataException(noWayIn(), MetricDataException.Scope.PLACE, e)
                : place(NotReadReason.NO_SESSION, e.getMessage());
    }

    /** When a service of ours gives no session; operators find the cause in the log. */
    static Failure noWayIn() {
        return new Failure(
                NotReadReason.UNREACHABLE,
                "Rolewatch could not enter the account just now, for a reason of its own. There is nothing to do in the"
                        + " account, and nothing is lost: the next reading covers this time too.");
    }

    /** For a failure of our own; it is in the log, and not in what customers read. */
    static Failure ofOurs() {
        return new Failure(
                NotReadReason.UNREACHABLE,
                "Rolewatch failed to read this; nothing is lost, for the next reading covers this time too. The collector's"
                        + " log has the cause.");
    }

    /** For a metric whose status is not Complete. */
    static Failure of(String status, String messages, AccountRegion where) {
        if (status.equals(QueryResult.FORBIDDEN)) {
            return new Failure(
                    NotReadReason.REJECTED,
                    "CloudWatch in " + where.region() + " answered Forbidden" + quoted(messages)
                            + ". Allow the role to read this metric, if it should be read.");
        }
        return new Failure(
                NotReadReason.INCOMPLETE,
                "CloudWatch in " + where.region() + " answered " + status
                        + quoted(messages)
                        + ", twice. Nothing is lost: the next reading covers this time too. If it lasts, look at AWS's health"
                        + " page.");
    }

    /** Only a code that says so is the last word on a metric: what has passed by the next reading must be read then. */
    private static MetricDataException rejected(String code, String said) {
        if (TOKEN_CODES.contains(code)) {
            return new MetricDataException(
                    new Failure(
                            NotReadReason.INCOMPLETE,
                            said + "The pages of its answer broke off, twice. " + NOTHING_LOST),
                    MetricDataException.Scope.PAGES);
        }
        Failure failure = WRONG_CODES.contains(code)
                ? new Failure(
                        NotReadReason.REJECTED, said + "CloudWatch does not accept what was asked of this resource.")
                : new Failure(
                        NotReadReason.INCOMPLETE, said + NOTHING_LOST + " If it lasts, look up that code at AWS.");
        return new MetricDataException(failure, MetricDataException.Scope.METRICS);
    }

    /** For what is among many rejected metrics, and may be as good as any. */
    static Failure notToldApart(AccountRegion where) {
        return new Failure(
                // Not REJECTED, which would be taken for the last word on this metric.
                NotReadReason.INCOMPLETE,
                "CloudWatch in " + where.region()
                        + " rejected metrics that this was asked together with, too many to tell them apart at once. Nothing is"
                        + " lost: the next readings go on with it. Look at the metrics that are reported as rejected.");
    }

    /** For what had still to wait for its turn when its batch had to end. */
    static Failure noTurn(AccountRegion where) {
        return new Failure(
                NotReadReason.THROTTLED,
                "In " + where.region()
                        + ", our share of the GetMetricData quota, which is smaller while AWS throttles, was used up before the"
                        + " batch had to end."
                        + " Nothing is lost: the next reading covers this time too. If it lasts, choose fewer metrics, or longer"
                        + " intervals, or a larger share of the quota for Rolewatch.");
    }

    /** For what CloudWatch had still to answer when its batch had to end. */
    static Failure late(AccountRegion where) {
        return new Failure(
                NotReadReason.UNREACHABLE,
                "In " + where.region()
                        + ", CloudWatch did not answer before the batch had to end. Nothing is lost: the next"
                        + " reading covers this time too. If it lasts, look at AWS's health page.");
    }

    /** For what was still to be asked, for too much else was, when its batch had to end. */
    static Failure notAsked(AccountRegion where) {
        return new Failure(
                NotReadReason.UNREACHABLE,
                "In " + where.region()
                        + ", Rolewatch did not get round to asking CloudWatch before the batch had to end. There is nothing to do"
                        + " in the account, and nothing is lost: the next reading covers this time too.");
    }

    private static MetricDataException place(NotReadReason reason, String detail) {
        return new MetricDataException(new Failure(reason, detail), MetricDataException.Scope.PLACE);
    }

    private static MetricDataException question(String detail) {
        return new MetricDataException(
                new Failure(NotReadReason.UNREACHABLE, detail), MetricDataException.Scope.QUESTION);
    }

    private static String quoted(String messages) {
        return messages.isEmpty() ? "" : " (" + cut(messages) + ")";
    }

    private static String cut(String text) {
        if (text == null) {
            return "no message";
        }
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
