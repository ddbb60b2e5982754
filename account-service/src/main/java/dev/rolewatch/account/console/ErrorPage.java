package dev.rolewatch.account.console;

/** What a person sees instead of a page that cannot be shown. */
record ErrorPage(int status, String title, String text) {
    static final ErrorPage FORGED = new ErrorPage(
            403,
            "This form is no longer valid",
            "It did not come from a page that was opened in this browser, or that page is too old. Nothing was changed: go"
                    + " back, reload the page and send it again.");

    /** @param detail what a fault inside Rolewatch is found by in its log; null where there was none */
    static ErrorPage of(int status, String detail) {
        return switch (status) {
            case 403 ->
                new ErrorPage(
                        status,
                        "Your role does not allow this",
                        "Nothing was changed. Ask an administrator of your organization for the role that you need.");
            case 404 ->
                new ErrorPage(
                        status,
                        "There is nothing here",
                        "There is no such page or account, or it is none that you may see. It may have been removed.");
            case 409 ->
                new ErrorPage(
                        status,
                        "That is not possible now",
                        detail == null ? "The account has changed meanwhile." : detail);
            case 413 ->
                new ErrorPage(
                        status,
                        "That is too much text",
                        "What was typed into the form is longer than Rolewatch takes. Nothing was changed: go back, shorten it and"
                                + " send it again.");
            case 429 ->
                new ErrorPage(
                        status,
                        "One moment, please",
                        "More was asked of Rolewatch in your name than it answers at once. Nothing was changed: wait some"
                                + " seconds, then reload the page.");
            default ->
                status >= 500
                        ? new ErrorPage(
                                status, "Something went wrong", detail == null ? "Try again in a moment." : detail)
                        : new ErrorPage(
                                status,
                                "This could not be understood",
                                "Nothing was changed. Go back, reload the page and try again.");
        };
    }

    String html() {
        return Templates.error(this).render();
    }
}
