package dev.rolewatch.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * An operation that lists resources in pages.
 *
 * @param action the IAM action that it needs
 * @param dimensions of the resources that it lists
 * @param seventh what the answer shows of the resource with number 7, where ACCOUNT stands for the account
 * @param pageSize of the pages that it is asked for
 * @param denied the status and code with which it is refused
 * @param throttled the same, over its quota
 * @param pages asks for one page
 */
record Listing(
        String action,
        String namespace,
        Map<String, String> dimensions,
        String seventh,
        int pageSize,
        String denied,
        String throttled,
        Function<Session, BiFunction<String, Integer, Page>> pages) {

    record Session(Clients clients, AwsCredentials credentials) {}

    record Page(List<String> ids, String next) {}

    String operation() {
        return action.equals("s3:ListAllMyBuckets") ? "ListBuckets" : action.substring(action.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return action;
    }

    static <T> Page page(List<T> found, Function<T, String> id, String next) {
        return new Page(found.stream().map(id).toList(), next);
    }
}
