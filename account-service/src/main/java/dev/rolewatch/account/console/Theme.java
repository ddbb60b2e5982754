package dev.rolewatch.account.console;

import java.util.Arrays;
import java.util.Locale;

/** Light or dark. */
public enum Theme {
    SYSTEM("Auto"),
    LIGHT("Light"),
    DARK("Dark");

    static final String COOKIE = "rolewatch-theme";

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    /** The system's for what is no theme: the cookie is the browser's, and anything may be in it. */
    static Theme of(String id) {
        return Arrays.stream(values())
                .filter(theme -> theme.getId().equals(id))
                .findFirst()
                .orElse(SYSTEM);
    }

    public String getId() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String getLabel() {
        return label;
    }
}
