package dev.rolewatch.account;

import dev.rolewatch.account.policy.TemplateUrl;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** How customers are helped to make their role. */
@ConfigMapping(prefix = "rolewatch.policies")
public interface PoliciesSettings {
    /**
     * Where in S3, readable for all, the template is that {@code GET /policies/cloudformation.yaml} gives; an https address.
     * Quick-create links launch it. One for each partition, separated by commas. Without it there are no such links.
     */
    Optional<List<@WithConverter(TemplateUrlConverter.class) TemplateUrl>> templateUrl();

    /** Without it the configuration would hide the sentence that says what an address looks like. */
    final class TemplateUrlConverter implements Converter<TemplateUrl> {
        @Override
        public TemplateUrl convert(String text) {
            return new TemplateUrl(text);
        }
    }
}
