package dev.rolewatch.credential.config;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/**
 * Who Rolewatch is in AWS. Its default identity is that of the AWS SDK: the default credentials chain and
 * {@code AWS_REGION}, whose partition it serves. Trust does not cross partitions, so each further one needs an identity.
 */
@ConfigMapping(prefix = "rolewatch.aws")
public interface IdentitiesConfig {
    /**
     * The identities beside the default one, by partition: {@code aws}, {@code aws-us-gov}, {@code aws-cn} or
     * {@code aws-eusc}. As environment variables: {@code ROLEWATCH_AWS_IDENTITIES__AWS_CN__REGION} and
     * {@code ROLEWATCH_AWS_IDENTITIES__AWS_CN__PROFILE}, with two underscores on either side of the partition.
     */
    Map<String, Identity> identities();

    /** One identity in one partition. */
    interface Identity {
        /** The Region of the partition whose STS is called, such as {@code cn-north-1}. */
        String region();

        /** For account-service; here so that both services may be given the same settings. */
        Optional<String> accountId();

        /** The AWS SDK profile that has the credentials, in {@code AWS_SHARED_CREDENTIALS_FILE} or {@code AWS_CONFIG_FILE}. */
        String profile();
    }
}
