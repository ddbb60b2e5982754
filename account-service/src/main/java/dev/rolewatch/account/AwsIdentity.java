package dev.rolewatch.account;

import dev.rolewatch.contracts.account.AwsAccountId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Which AWS accounts Rolewatch itself acts from. */
@ConfigMapping(prefix = "rolewatch.aws")
public interface AwsIdentity {
    /** Our own AWS account id, twelve digits: the one that customers' trust policies name. Required. */
    @WithConverter(AwsAccountIdConverter.class)
    AwsAccountId accountId();

    /** The partition of our account, such as {@code aws-us-gov}. Trust cannot cross partitions. */
    @WithDefault("aws")
    String partition();

    /**
     * Our accounts in further partitions, by partition. As environment variables:
     * {@code ROLEWATCH_AWS_IDENTITIES__AWS_CN__ACCOUNT_ID}, with two underscores on either side of the partition.
     */
    Map<String, Further> identities();

    /** Rolewatch in a further partition; other services have other settings of it. */
    interface Further {
        /** Our AWS account id there. The partition is served by the register if it is set. */
        @WithConverter(AwsAccountIdConverter.class)
        Optional<AwsAccountId> accountId();
    }
}
