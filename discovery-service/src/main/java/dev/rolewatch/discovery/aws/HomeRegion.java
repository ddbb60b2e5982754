package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.account.Region;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The Region that this process calls its own. */
public final class HomeRegion {
    /** Every account of the partition {@code aws} has it and cannot disable it. */
    private static final Region FALLBACK = new Region("us-east-1");

    private HomeRegion() {}

    /** By the AWS SDK's conventions, such as {@code AWS_REGION}. The instance metadata is not asked: it may be far away. */
    public static Region get() {
        try {
            return new Region(
                    new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                            .getRegion()
                            .id());
        } catch (SdkClientException e) {
            return FALLBACK;
        }
    }
}
