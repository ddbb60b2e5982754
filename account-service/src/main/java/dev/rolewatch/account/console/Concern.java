package dev.rolewatch.account.console;

/**
 * Something that is wrong with an account, or might be, and how to mend it.
 *
 * @param title in a few words, for a list of accounts
 * @param detail what happened
 * @param advice what to do
 */
record Concern(Level level, String title, String detail, String advice, Remedy remedy) {
    /** How bad it is. */
    enum Level {
        /** It does not work, and somebody must mend it. */
        BROKEN("bad", "refused", "Problem"),
        /** It works, but not as it should. */
        WARNING("warn", "attention", "Warning"),
        /** Nothing to do but to know it. */
        NOTE("busy", "note", "Note");

        private final String tone;
        private final String icon;
        private final String label;

        Level(String tone, String icon, String label) {
            this.tone = tone;
            this.icon = icon;
            this.label = label;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }

        public String label() {
            return label;
        }
    }
}
