package dev.rolewatch.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises secrets, in the clear or in Base64, also where a part was cut off or escaped: by any twelve of its characters. */
final class Secrets {
    private static final int TELLING = 12;
    private static final int BASE64_QUANTUM = 4;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}");

    private final Set<String> telling = new HashSet<>();

    Secrets(Collection<String> secrets) {
        for (String secret : secrets) {
            for (int start = 0; start + TELLING <= secret.length(); start++) {
                telling.add(secret.substring(start, start + TELLING));
            }
        }
    }

    /** Whether one of them is there, in the clear or in Base64. */
    boolean areIn(byte[] bytes) {
        if (areInClear(new ByteArrayInputStream(bytes))) {
            return true;
        }
        Matcher base64 = BASE64.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return base64.results().anyMatch(part -> areInClear(new ByteArrayInputStream(decode(part.group()))));
    }

    /** Whether one of them is there in the clear; the file may be of any size. */
    boolean areIn(Path file) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return areInClear(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean areInClear(InputStream content) {
        try {
            StringBuilder row = new StringBuilder();
            for (int read = content.read(); read >= 0; read = content.read()) {
                if (!isOfSecrets(read)) {
                    row.setLength(0);
                    continue;
                }
                row.append((char) read);
                if (row.length() >= TELLING && telling.contains(row.substring(row.length() - TELLING))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The characters of AWS's secret keys and session tokens. */
    private static boolean isOfSecrets(int read) {
        return read >= '0' && read <= '9'
                || read >= 'A' && read <= 'Z'
                || read >= 'a' && read <= 'z'
                || read == '+'
                || read == '/';
    }

    private static byte[] decode(String part) {
        return Base64.getDecoder().decode(part.substring(0, part.length() / BASE64_QUANTUM * BASE64_QUANTUM));
    }
}
