package dev.rolewatch.local.oidc;

import java.util.stream.Collectors;

/** Where a person picks whom to sign in as. Plain buttons of a form: Tab and Enter do. */
final class SignInPage {
    /** The form field with who was picked. */
    static final String PICKED = "username";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <title>Sign in to Rolewatch on this machine</title>
              <style>
                :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
                body { max-width: 28rem; margin: 4rem auto; padding: 0 1rem; line-height: 1.5; }
                button { display: block; width: 100%%; margin: 0.5rem 0; padding: 0.75rem 1rem; font: inherit; text-align: left;
                         cursor: pointer; border: 1px solid; border-radius: 0.25rem; }
              </style>
            </head>
            <body>
              <main>
                <h1>Sign in</h1>
                <p>Rolewatch runs on this machine, with people who are made up. Who are you?</p>
                <form method="post">
            %s
                </form>
              </main>
            </body>
            </html>
            """;

    private SignInPage() {}

    static String html(DemoIdentities identities) {
        return PAGE.formatted(identities.all().stream()
                .map(SignInPage::button)
                .collect(Collectors.joining("\n"))
                .replaceFirst("<button", "<button autofocus"));
    }

    private static String button(DemoIdentity identity) {
        return "      <button name=\"" + PICKED + "\" value=\"" + escape(identity.login()) + "\"><strong>"
                + escape(identity.name()) + "</strong>, " + escape(identity.standing()) + "</button>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
