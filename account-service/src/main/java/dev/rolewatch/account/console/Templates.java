package dev.rolewatch.account.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, and those parts of them that are shown anew by themselves. */
@CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {
    private Templates() {}

    static native TemplateInstance accounts(AccountsView view);

    static native TemplateInstance accounts$list(AccountsView view);

    static native TemplateInstance error(ErrorPage error);
}
