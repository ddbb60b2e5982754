package dev.rolewatch.account.policy.check;

import java.util.List;
import java.util.Locale;

/**
 * An element such as {@code Action} or {@code NotAction}.
 *
 * @param negated matches what no pattern matches
 */
record Patterns(List<String> patterns, boolean negated) {
    boolean match(String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text)) != negated;
    }

    /** IAM's wildcards: {@code *} is any text, {@code ?} any one character; letters of either case are the same. */
    static boolean matches(String pattern, String text) {
        return glob(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }

    /** Goes back to the last star only, so that no pattern takes more than length times length. */
    private static boolean glob(String pattern, String text) {
        int inPattern = 0;
        int inText = 0;
        int star = -1;
        int resume = 0;
        while (inText < text.length()) {
            char next = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
            if (next == '*') {
                star = inPattern++;
                resume = inText;
            } else if (next == '?' || next == text.charAt(inText)) {
                inPattern++;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(inPattern).chars().allMatch(rest -> rest == '*');
    }

    @Override
    public String toString() {
        return (negated ? "all but " : "") + String.join(", ", patterns);
    }
}
