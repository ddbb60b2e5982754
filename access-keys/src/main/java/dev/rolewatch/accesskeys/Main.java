package dev.rolewatch.accesskeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps a keyset file: {@code new-key <file>} makes it, or adds a key to it that encrypts from then on; {@code ensure-key
 * <file>} makes it unless it is there.
 */
public final class Main {
    private static final String NEW_KEY = "new-key";
    private static final String ENSURE_KEY = "ensure-key";

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals(NEW_KEY) && !arguments[0].equals(ENSURE_KEY)) {
            System.err.println("usage: " + NEW_KEY + "|" + ENSURE_KEY + " <keyset file>");
            System.exit(2);
        }
        try {
            Path file = Path.of(arguments[1]);
            if (arguments[0].equals(NEW_KEY) || !Files.exists(file)) {
                KeysetFile.addKey(file);
            }
            System.out.println(file + " has " + KeysetFile.keys(file).size()
                    + " key(s); account-service uses it from its next start, credential-service at once");
        } catch (IOException | VaultException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
