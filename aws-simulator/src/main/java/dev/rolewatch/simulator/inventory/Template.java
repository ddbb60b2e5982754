package dev.rolewatch.simulator.inventory;

import java.util.OptionalInt;

/** A text with a resource's number in it, which can also be read back from the text. */
record Template(String prefix, Form form, String suffix) {
    private static final int HEX_DIGITS = 17;
    private static final int MAX_DIGITS = 9;

    private enum Form {
        NONE(""),
        DECIMAL("{i}"),
        HEX("{hex}");

        private final String placeholder;

        Form(String placeholder) {
            this.placeholder = placeholder;
        }
    }

    static Template of(String text) {
        for (Form form : new Form[] {Form.DECIMAL, Form.HEX}) {
            int at = text.indexOf(form.placeholder);
            if (at >= 0) {
                return new Template(text.substring(0, at), form, text.substring(at + form.placeholder.length()));
            }
        }
        return new Template(text, Form.NONE, "");
    }

    boolean isNumbered() {
        return form != Form.NONE;
    }

    String render(int number) {
        return switch (form) {
            case NONE -> prefix;
            case DECIMAL -> prefix + number + suffix;
            case HEX -> prefix + hex(number) + suffix;
        };
    }

    /** The number for which {@link #render} gives this text; empty if there is none. */
    OptionalInt numberIn(String text) {
        int digits = text.length() - prefix.length() - suffix.length();
        if (digits < 1 || !text.startsWith(prefix) || !text.endsWith(suffix)) {
            return OptionalInt.empty();
        }
        String number = text.substring(prefix.length(), prefix.length() + digits);
        int radix = form == Form.HEX ? 16 : 10;
        if (form == Form.DECIMAL ? digits > MAX_DIGITS : digits != HEX_DIGITS) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(number, radix);
            return value >= 0 && render(value).equals(text) ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String hex(int number) {
        String digits = Integer.toHexString(number);
        return "0".repeat(HEX_DIGITS - digits.length()) + digits;
    }
}
