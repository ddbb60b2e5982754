package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.RoleArn;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what somebody types or pastes where the ARN of a role belongs, and explains what is wrong with it.
 *
 * @param partitions those that Rolewatch serves, each with its own account there
 * @param expected the only AWS account that the role may be in; empty if it may be in any
 * @param expectedPartition the only partition that it may be in; empty if it may be in any
 */
public record RoleArnText(
        Map<String, AwsAccountId> partitions, Optional<AwsAccountId> expected, Optional<String> expectedPartition) {
    private static final String EXAMPLE_NAME = "RolewatchRead";
    private static final Set<String> KNOWN_PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f");

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("A[KS]IA[A-Z0-9]{12,}");
    private static final Pattern ROLE_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");

    /** What became of reading it. */
    public sealed interface Result {}

    /** Nothing was typed yet. */
    public record Empty() implements Result {}

    /** So far it is right, but there is more to come. */
    public record Unfinished(String hint) implements Result {}

    /** It names a role that may be given here. */
    public record Right(RoleArn arn) implements Result {}

    /**
     * @param detail what it is instead, or what is wrong with it, in a sentence
     * @param remedy what to do, in a sentence
     * @param suggestion what was probably meant; empty where that cannot be told
     */
    public record Wrong(String detail, String remedy, Optional<String> suggestion) implements Result {}

    /** Spaces and line breaks around it do not count: they come with what is pasted. */
    public Result read(String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return new Empty();
        }
        return copiedWithMore(text).or(() -> somethingElse(text)).orElseGet(() -> asArn(text));
    }

    private Result asArn(String text) {
        if (text.length() < "arn:".length() && "arn:".startsWith(text)) {
            return new Unfinished("It begins with arn:" + anyPartition() + ":iam::");
        }
        return text.startsWith("arn:") ? arn(text) : notAnArn(text);
    }

    /** What came along when it was copied. */
    private static Optional<Result> copiedWithMore(String text) {
        if (text.length() > 1 && "\"'`<".indexOf(text.charAt(0)) >= 0) {
            return wrong(
                    "It stands between quotation marks or brackets.",
                    "Leave them out.",
                    text.replaceAll("^[\"'`<]+|[\"'`>,;]+$", ""));
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            String joined = text.replaceAll("\\s+", "");
            return wrong("There is a space or a line break inside it.", "An ARN has none: take it out.", joined);
        }
        return Optional.empty();
    }

    /** Texts that are no ARN at all, but which people have at hand on the same pages. */
    private Optional<Result> somethingElse(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return wrong(
                    "This is the address of a page.",
                    "Open the role in IAM and copy what stands beside ARN in its summary.");
        }
        if (UUID.matcher(text).matches()) {
            return wrong(
                    "This looks like an external ID.",
                    "The external ID belongs in the role's trust policy; here goes the ARN of the role itself.");
        }
        if (ACCESS_KEY_ID.matcher(text).matches()) {
            return wrong(
                    "This is the id of an access key.",
                    "Rolewatch needs no key: give the ARN of the role, and keep the key to yourself.");
        }
        if (text.matches("[0-9]{12}")) {
            return wrong(
                    "This is only the account's id.",
                    "The ARN names the role as well.",
                    arn(anyPartition(), text, EXAMPLE_NAME));
        }
        return Optional.empty();
    }

    private Result notAnArn(String text) {
        if (text.regionMatches(true, 0, "arn:", 0, 4)) {
            return new Wrong(
                    "It begins with capital letters.",
                    "An ARN begins with arn: in small letters.",
                    Optional.of("arn:" + text.substring(4)));
        }
        String name = text.startsWith("role/") ? text.substring("role/".length()) : text;
        Optional<String> meant = expected.filter(
                        account -> ROLE_NAME.matcher(name).matches())
                .map(account -> arn(anyPartition(), account.value(), name));
        return new Wrong(
                "It is not an ARN: this may be the role's name.",
                "The whole ARN looks like " + example() + "; IAM shows it in the role's summary.",
                meant);
    }

    private Result arn(String text) {
        String[] parts = text.split(":", 6);
        String partition = parts[1];
        boolean isWhole = parts.length > 2;
        if (!isWhole && KNOWN_PARTITIONS.stream().anyMatch(known -> known.startsWith(partition))) {
            return new Unfinished("It goes on with the partition and the service: arn:" + anyPartition() + ":iam::");
        }
        return partition(partition)
                .or(() -> service(parts, text))
                .or(() -> account(parts))
                .orElseGet(() -> RoleArnResource.read(parts[1], parts[4], parts[5]));
    }

    private Optional<Result> partition(String partition) {
        if (!KNOWN_PARTITIONS.contains(partition)) {
            return wrong(
                    "There is no partition “" + partition + "” in AWS.",
                    "It is aws for most accounts: " + example() + ".");
        }
        if (!partitions.containsKey(partition)) {
            return wrong(
                    "It is in the partition " + partition
                            + ", in which Rolewatch has no account of its own, and trust does"
                            + " not cross partitions.",
                    "Give a role in " + String.join(" or ", partitions.keySet()) + ", or ask whoever runs Rolewatch.");
        }
        return expectedPartition
                .filter(only -> !only.equals(partition))
                .flatMap(only -> wrong(
                        "It is in the partition " + partition + ", but this account was registered in " + only + ".",
                        "Give a role in the partition " + only + "."));
    }

    private Optional<Result> service(String[] parts, String text) {
        String service = parts[2];
        if (service.equals("sts") && parts.length == 6) {
            return session(parts);
        }
        if (parts.length == 3 && "iam".startsWith(service)) {
            return Optional.of(new Unfinished("It goes on with iam and two colons: arn:" + parts[1] + ":iam::"));
        }
        if (service.equals("cloudformation")) {
            return wrong(
                    "This is the ARN of a CloudFormation stack.",
                    "The role's ARN is under the stack's Outputs, as RoleArn.");
        }
        return service.equals("iam")
                ? Optional.empty()
                : wrong(
                        "This is the ARN of something in the service “" + service + "”.",
                        "Roles are in IAM, so that it looks like " + example() + ".");
    }

    private Optional<Result> session(String[] parts) {
        String[] resource = parts[5].split("/");
        if (resource[0].equals("assumed-role") && resource.length > 1) {
            return wrong(
                    "This is a session of a role, not the role itself.",
                    "Give the role's own ARN; if the role has a path, IAM shows it in the role's summary.",
                    arn(parts[1], parts[4], resource[1]));
        }
        return wrong("This is a session, not a role.", "It should look like " + example() + ".");
    }

    private Optional<Result> account(String[] parts) {
        if (parts.length > 3 && !parts[3].isEmpty()) {
            return wrong(
                    "“" + parts[3] + "” stands where a Region would, but roles have none.",
                    "There are two colons in a row behind iam: " + example() + ".");
        }
        if (parts.length < 6) {
            String digits = parts.length == 5 ? parts[4] : "";
            return digits.matches("[0-9]{0,12}")
                    ? Optional.of(
                            new Unfinished("It goes on with the account's twelve digits and :role/ with the name."))
                    : notTwelveDigits(digits);
        }
        String account = parts[4];
        if (!account.matches("[0-9]{12}")) {
            return notTwelveDigits(account);
        }
        if (partitions.get(parts[1]).value().equals(account)) {
            return wrong(
                    "This is a role in Rolewatch's own account, " + account + ".",
                    "Give the role that you made in your own account; it trusts that one.");
        }
        return expected.filter(only -> !only.value().equals(account))
                .flatMap(only -> wrong(
                        "It is in the AWS account " + account + ", but this account was registered as " + only + ".",
                        "Give a role in " + only + ", or register " + account + " as an account of its own."));
    }

    private static Optional<Result> notTwelveDigits(String account) {
        String detail;
        if (account.isEmpty()) {
            detail = "The account's id is missing.";
        } else if (account.matches("[0-9]+")) {
            detail = "The account's id has " + account.length() + " digits.";
        } else {
            detail = "“" + account + "” is not the id of an AWS account.";
        }
        return wrong(detail, "It has twelve digits; AWS shows it at the top right of its console.");
    }

    private String example() {
        return arn(anyPartition(), expected.map(AwsAccountId::value).orElse("123456789012"), EXAMPLE_NAME);
    }

    private String anyPartition() {
        return expectedPartition
                .filter(partitions::containsKey)
                .orElseGet(() -> partitions.containsKey("aws")
                        ? "aws"
                        : partitions.keySet().iterator().next());
    }

    static String arn(String partition, String account, String name) {
        return "arn:" + partition + ":iam::" + account + ":role/" + name;
    }

    static Optional<Result> wrong(String detail, String remedy) {
        return Optional.of(new Wrong(detail, remedy, Optional.empty()));
    }

    static Optional<Result> wrong(String detail, String remedy, String suggestion) {
        return Optional.of(new Wrong(detail, remedy, Optional.of(suggestion)));
    }
}
