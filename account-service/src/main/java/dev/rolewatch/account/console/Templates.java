package dev.rolewatch.account.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, and those parts of them that are shown anew by themselves. */
@CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {
    private Templates() {}

    static native TemplateInstance accounts(AccountsView view);

    static native TemplateInstance accounts$list(AccountsView view);

    static native TemplateInstance connect(ConnectView view);

    static native TemplateInstance role(RoleView view);

    static native TemplateInstance role$hint(RoleView view);

    static native TemplateInstance progress(ProgressView view);

    static native TemplateInstance progress$state(ProgressView view);

    static native TemplateInstance account(AccountPageView view);

    static native TemplateInstance account$state(AccountPageView view);

    static native TemplateInstance resources(ResourcesView view);

    static native TemplateInstance resources$list(ResourcesView view);

    static native TemplateInstance collect(CollectPageView view);

    static native TemplateInstance collect$estimate(CollectPageView view);

    static native TemplateInstance remove(RemoveView view);

    static native TemplateInstance spend(SpendPageView view);

    static native TemplateInstance audit(AuditPageView view);

    static native TemplateInstance error(ErrorPage error);
}
