package dev.rolewatch.account.console;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private Numbers() {}

    static String of(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
