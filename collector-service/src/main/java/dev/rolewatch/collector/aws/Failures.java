package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.collection.NotReadReason;

/** What people are told when CloudWatch could not be read: what AWS said, and what to do. */
final class Failures {
    private static final int LONGEST_QUOTE = 300;

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
            case REJECTED ->
                question(NotReadReason.REJECTED, said + "CloudWatch does not accept what was asked of this resource.");
            case UNREACHABLE ->
                question(
                        NotReadReason.UNREACHABLE,
                        said + "Nothing is lost: the next reading covers this time too. If it lasts, check the network"
                                + " from here to AWS, and AWS's health page.");
        };
    }

    static MetricDataException of(NoSessionException e) {
        return place(NotReadReason.NO_SESSION, e.getMessage());
    }

    /** For a failure of our own; it is in the log, and not in what customers read. */
    static Failure ofOurs() {
        return new Failure(
                NotReadReason.UNREACHABLE,
                "Rolewatch failed to read this; nothing is lost, for the next reading covers this time too. The collector's"
                        + " log has the cause.");
    }

    static Failure incomplete(String status, String messages, AccountRegion where) {
        return new Failure(
                NotReadReason.INCOMPLETE,
                "CloudWatch in " + where.region() + " answered " + status
                        + (messages.isEmpty() ? "" : " (" + cut(messages) + ")")
                        + ", twice. Nothing is lost: the next reading covers this time too. If it lasts, look at AWS's health"
                        + " page.");
    }

    static Failure tooManyRejections(AccountRegion where) {
        return new Failure(
                NotReadReason.REJECTED,
                "CloudWatch in " + where.region() + " rejected most of what this was asked together with. Look at the"
                        + " resources beside this one.");
    }

    /** For what was still waiting when its batch had to end. */
    static Failure late(NotReadReason reason, AccountRegion where) {
        String why =
                switch (reason) {
                    case THROTTLED -> "our share of the GetMetricData quota was used up";
                    case NO_SESSION -> "credential-service gave no session";
                    default -> "CloudWatch did not answer";
                };
        return new Failure(
                reason,
                "In " + where.region() + ", " + why
                        + " before the batch had to end. Nothing is lost: the next reading covers this time too. If it lasts,"
                        + " look at the collector's and credential-service's health, and whether the account needs a"
                        + " higher quota.");
    }

    private static MetricDataException place(NotReadReason reason, String detail) {
        return new MetricDataException(new Failure(reason, detail), MetricDataException.Scope.PLACE);
    }

    private static MetricDataException question(NotReadReason reason, String detail) {
        return new MetricDataException(new Failure(reason, detail), MetricDataException.Scope.QUESTION);
    }

    private static String cut(String text) {
        if (text == null) {
            return "no message";
        }
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
