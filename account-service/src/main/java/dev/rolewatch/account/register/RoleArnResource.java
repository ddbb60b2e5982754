package dev.rolewatch.account.register;

import dev.rolewatch.account.register.RoleArnText.Result;
import dev.rolewatch.account.register.RoleArnText.Right;
import dev.rolewatch.account.register.RoleArnText.Unfinished;
import dev.rolewatch.account.register.RoleArnText.Wrong;
import dev.rolewatch.contracts.account.RoleArn;
import java.util.Map;
import java.util.Optional;

/** Reads the last part of an IAM ARN, which tells what it is the ARN of. */
final class RoleArnResource {
    private static final int LONGEST_NAME = 64;
    private static final String ROLE = "role/";

    /** What else in IAM has an ARN (Service Authorization Reference, "AWS Identity and Access Management"). */
    private static final Map<String, String> OTHERS = Map.of(
            "user", "a user",
            "group", "a group of users",
            "policy", "a policy",
            "instance-profile", "an instance profile",
            "saml-provider", "an identity provider",
            "oidc-provider", "an identity provider",
            "mfa", "an MFA device",
            "server-certificate", "a certificate",
            "assumed-role", "a session of a role");

    private RoleArnResource() {}

    static Result read(String partition, String account, String resource) {
        if (resource.startsWith(ROLE)) {
            return role(partition, account, resource.substring(ROLE.length()));
        }
        if (ROLE.startsWith(resource)) {
            return new Unfinished("It ends with role/ and the role's name, such as role/RolewatchRead.");
        }
        if (resource.equals("root")) {
            return new Wrong(
                    "This is the account's root, not a role.",
                    "Nobody can assume the root: make a role as shown above, and give its ARN.",
                    Optional.empty());
        }
        int slash = resource.indexOf('/');
        String kind = slash < 0 ? resource : resource.substring(0, slash);
        String name = resource.substring(slash + 1);
        if (OTHERS.containsKey(kind)) {
            return new Wrong(
                    "This is the ARN of " + OTHERS.get(kind) + ", not of a role.",
                    "Open IAM, Roles, and copy the ARN of the role that you made for Rolewatch.",
                    Optional.empty());
        }
        boolean nearly = kind.equalsIgnoreCase("role") || kind.equalsIgnoreCase("roles") || slash < 0;
        return new Wrong(
                "role/ is missing behind the account's id.",
                "An ARN of a role ends with role/ and its name.",
                nearly ? Optional.of(RoleArnText.arn(partition, account, name)) : Optional.empty());
    }

    private static Result role(String partition, String account, String pathAndName) {
        if (pathAndName.isEmpty() || pathAndName.endsWith("/")) {
            return new Unfinished("The role's name is still missing at the end.");
        }
        if (pathAndName.startsWith("aws-service-role/")) {
            return notForOthers("This is a service-linked role, which only an AWS service can use.");
        }
        if (pathAndName.startsWith("aws-reserved/sso.amazonaws.com/")) {
            return notForOthers("This role belongs to IAM Identity Center, which does not let its trust be changed.");
        }
        String name = pathAndName.substring(pathAndName.lastIndexOf('/') + 1);
        if (name.length() > LONGEST_NAME) {
            return new Wrong(
                    "The role's name has " + name.length() + " characters, but IAM allows " + LONGEST_NAME + ".",
                    "Copy the ARN again: something may have been appended to it.",
                    Optional.empty());
        }
        try {
            return new Right(new RoleArn(RoleArnText.arn(partition, account, pathAndName)));
        } catch (IllegalArgumentException e) {
            return strange(name);
        }
    }

    private static Wrong notForOthers(String detail) {
        return new Wrong(detail, "Make a role for Rolewatch as shown above, and give its ARN.", Optional.empty());
    }

    private static Wrong strange(String name) {
        String strange = name.chars()
                .mapToObj(Character::toString)
                .filter(character -> !character.matches("[A-Za-z0-9_+=,.@-]"))
                .findFirst()
                .map(character -> "A role's name cannot have “" + character + "” in it.")
                .orElse("The role's path has a character in it that cannot be.");
        return new Wrong(
                strange,
                "Letters, digits and _ + = , . @ - may be in it: copy the ARN from IAM again.",
                Optional.empty());
    }
}
