package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.Wish;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code PATCH /accounts/{id}} can change: all of it as it is to be, once the patch is merged in. */
@Schema(
        description =
                "A JSON merge patch (RFC 7396): what is left out stays as it is, and what is null gets its default."
                        + " Lists are replaced whole; in tags, one key may be added, or taken out with null.")
record ChangeAccount(
        @Schema(description = "What people call the account.", examples = "\"Production\"")
        String name,

        @Schema(description = "CloudWatch namespaces to read beside those of the catalog.", nullable = true)
        List<String> customNamespaces,

        @Schema(nullable = true) CollectView collect) {

    static ChangeAccount of(Choice choice) {
        return new ChangeAccount(choice.name(), choice.customNamespaces(), CollectView.of(choice.collect()));
    }

    Wish wish() {
        return new Wish(name, customNamespaces, collect == null ? null : collect.wish());
    }
}
