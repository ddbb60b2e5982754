package dev.rolewatch.accesskeys;

import java.io.IOException;
import java.nio.file.Path;

/** {@code new-key <file>}: makes a keyset file, or adds a key to it that encrypts from then on. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("new-key")) {
            System.err.println("usage: new-key <keyset file>");
            System.exit(2);
        }
        try {
            Path file = Path.of(arguments[1]);
            KeysetFile.addKey(file);
            System.out.println(file + " has " + KeysetFile.keys(file).size()
                    + " key(s); the new one encrypts when the services have been restarted");
        } catch (IOException | VaultException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
