package dev.rolewatch.account.choice;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody who mistyped one may have meant. */
public final class Nearest {
    /** In characters; what comes behind them makes no name nearer. */
    private static final int MOST_COMPARED = 64;

    private Nearest() {}

    /** The one with the fewest edits, whatever the case. */
    public static String to(String text, Collection<String> names) {
        String compared = lower(text.substring(0, Math.min(text.length(), MOST_COMPARED)));
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> edits(compared, lower(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The Levenshtein distance. */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }
}
