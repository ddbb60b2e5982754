package dev.rolewatch.account.console;

import java.util.Arrays;

/** What a page says was done on the one before. An address names it, so that nobody can make a page say anything else. */
enum Said {
    VERIFYING("The trust is being checked. What comes of it appears here."),
    CHANGED("The changes are saved. The next scan and reading follow them."),
    ROTATING(
            "A new external ID was issued. Put the trust policy under Role and policies into the role, then check the trust."),
    KEPT("The rotation was taken back. The external ID stays as it was."),
    REMOVED("The account was removed. Its role can now be deleted in AWS.");

    private final String sentence;

    Said(String sentence) {
        this.sentence = sentence;
    }

    /** Null if nothing was done. */
    static String sentence(String name) {
        return Arrays.stream(values())
                .filter(said -> said.name().equals(name))
                .findFirst()
                .map(said -> said.sentence)
                .orElse(null);
    }
}
