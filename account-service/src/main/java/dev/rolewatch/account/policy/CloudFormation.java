package dev.rolewatch.account.policy;

import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import java.util.Map;
import java.util.Optional;

/** CloudFormation templates that make the role, whatever the partition. Each gives out the role's ARN as an output. */
public final class CloudFormation {
    private static final Expression OUR_ACCOUNT =
            new Expression("!Sub 'arn:${AWS::Partition}:iam::${RolewatchAccountId}:root'");

    private static final String EXTERNAL_ID = """
              ExternalId:
                Type: String
                Description: The external ID that Rolewatch issued for this AWS account alone. Do not change it.
                MinLength: 2
                MaxLength: 1224
                AllowedPattern: '[\\w+=,.@:/-]+'
            """;

    private static final String PARAMETERS = """
              RolewatchAccountId:
                Type: String
                Description: The AWS account of Rolewatch, which may assume the role.
                AllowedPattern: '[0-9]{12}'
                Default: '%s'
              RoleName:
                Type: String
                Description: The name of the role. No other role of this AWS account may have it.
                AllowedPattern: '[\\w+=,.@-]{1,64}'
                Default: %s
            """;

    private CloudFormation() {}

    /** The template for one account. Without an external ID it is the same for all, and the stack must be given one. */
    public static String template(Vendor vendor, Optional<ExternalId> externalId, Permissions permissions) {
        String preset = externalId
                .map(id -> "    Default: " + YamlText.scalar(id.value()) + "\n")
                .orElse("");
        return """
                AWSTemplateFormatVersion: '2010-09-09'
                Description: Lets Rolewatch read the metrics of this AWS account through a role that opens only with its external ID.
                Parameters:
                """ + EXTERNAL_ID + preset + parameters(vendor) + role(new Expression("!Ref ExternalId"), permissions);
    }

    /**
     * The template for many accounts, as a StackSet: each AWS account finds its own external ID in it, and one that is not
     * in it gets no role.
     *
     * @param accounts at most {@link StackSetAccounts#MOST}
     */
    public static String stackSet(Vendor vendor, Map<AwsAccountId, ExternalId> accounts, Permissions permissions) {
        StringBuilder mappings = new StringBuilder("Mappings:\n  Accounts:\n");
        accounts.forEach((account, externalId) -> mappings.append("    '")
                .append(account)
                .append("':\n      ExternalId: ")
                .append(YamlText.scalar(externalId.value()))
                .append('\n'));
        return """
                AWSTemplateFormatVersion: '2010-09-09'
                Description: Lets Rolewatch read the metrics of many AWS accounts, each through a role that opens only with its own external ID.
                Parameters:
                """
                + parameters(vendor)
                + mappings
                + role(new Expression("!FindInMap [Accounts, !Ref 'AWS::AccountId', ExternalId]"), permissions);
    }

    private static String parameters(Vendor vendor) {
        return PARAMETERS.formatted(vendor.account(), RoleSettings.NAME);
    }

    private static String role(Expression externalId, Permissions permissions) {
        return """
                Resources:
                  RolewatchRole:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: !Ref RoleName
                      Description: '%s'
                      MaxSessionDuration: %d
                      AssumeRolePolicyDocument:
                %s\
                      Policies:
                        - PolicyName: %s
                          PolicyDocument:
                %s\
                Outputs:
                  RoleArn:
                    Description: Give it to Rolewatch.
                    Value: !GetAtt RolewatchRole.Arn
                """.formatted(
                        RoleSettings.DESCRIPTION,
                        RoleSettings.MAX_SESSION_DURATION,
                        YamlText.of(TrustPolicy.document(OUR_ACCOUNT, externalId), 8),
                        RoleSettings.POLICY_NAME,
                        YamlText.of(permissions.documentWithPurposes(), 12));
    }
}
