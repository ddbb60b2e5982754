package dev.rolewatch.account.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Collects what is wrong, so that people hear of everything at once, or of as much as they can mend at once. */
final class Faults {
    private static final String MISSING = "it is missing";

    private static final int MOST = 100;
    /** Room for a path in which a tag's key stands. */
    private static final int LONGEST_FIELD = 200;

    private final List<Fault> found = new ArrayList<>();

    void add(String field, String detail, String allowed) {
        if (!isFull()) {
            String shown = field.length() > LONGEST_FIELD ? field.substring(0, LONGEST_FIELD) + "…" : field;
            found.add(new Fault(shown, detail, allowed));
        }
    }

    private boolean isFull() {
        return found.size() >= MOST;
    }

    /** A text that must be of a form; false, and a fault, if it is not. */
    boolean hasForm(String field, String text, String regex, String allowed) {
        boolean matches = text != null && text.matches(regex);
        if (!matches) {
            add(field, text == null ? MISSING : "it is not allowed", allowed);
        }
        return matches;
    }

    /** Those of a list that are right, each once; what is not adds its own fault. Null is an empty list. */
    List<String> each(String field, List<String> texts, int limit, BiPredicate<String, String> isRight) {
        List<String> all = texts == null ? List.of() : texts;
        if (all.size() > limit) {
            add(field, "it has " + all.size() + " entries", "at most " + limit);
            return List.of();
        }
        List<String> right = new ArrayList<>();
        for (int i = 0; i < all.size() && !isFull(); i++) {
            String text = all.get(i);
            if (isRight.test(field + "[" + i + "]", text) && !right.contains(text)) {
                right.add(text);
            }
        }
        return right;
    }

    /** @throws ImpossibleChoiceException if there are any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ImpossibleChoiceException(found);
        }
    }
}
