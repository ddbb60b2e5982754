package dev.rolewatch.account;

import dev.rolewatch.contracts.account.AwsAccountId;
import org.eclipse.microprofile.config.spi.Converter;

/** Without it the configuration would hide the sentence that says what an account id looks like. */
public final class AwsAccountIdConverter implements Converter<AwsAccountId> {
    @Override
    public AwsAccountId convert(String text) {
        return new AwsAccountId(text);
    }
}
