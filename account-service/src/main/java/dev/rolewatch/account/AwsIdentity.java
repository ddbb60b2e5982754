package dev.rolewatch.account;

import dev.rolewatch.contracts.account.AwsAccountId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Which AWS account Rolewatch itself acts from. */
@ConfigMapping(prefix = "rolewatch.aws")
public interface AwsIdentity {
    /** Our own AWS account id, twelve digits: the one that customers' trust policies name. Required. */
    @WithConverter(AwsAccountIdConverter.class)
    AwsAccountId accountId();

    /** The partition of our account, such as {@code aws-us-gov}. Trust cannot cross partitions. */
    @WithDefault("aws")
    String partition();
}
