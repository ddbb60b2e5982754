package dev.rolewatch.account.console;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that pages load. Their address has a digest of their content in it, so that browsers may keep them for ever and
 * still have the new ones after an update. They are below /console and not where the framework would serve them, because
 * nothing is open there to whoever is not signed in.
 */
@Named("assets")
@ApplicationScoped
@Startup
public class Assets {
    private static final Map<String, String> FILES = Map.of(
            "pico.css", "META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
            "htmx.js", "META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js",
            "console.css", "console/console.css",
            "console.js", "console/console.js",
            "icon.svg", "console/icon.svg");

    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final String digest;

    Assets() {
        FILES.keySet().stream().sorted().forEach(name -> contents.put(name, read(FILES.get(name))));
        digest = digest();
    }

    /** Where pages find a file. */
    public String url(String name) {
        if (!contents.containsKey(name)) {
            throw new IllegalArgumentException("there is no file " + name + " for pages to load");
        }
        return "/console/assets/" + digest + "/" + name;
    }

    Optional<byte[]> content(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    /** Whether an address with this digest leads to the files as they are now, and not as another release has them. */
    boolean isPresent(String digestAsked) {
        return digest.equals(digestAsked);
    }

    private String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            contents.values().forEach(sha256::update);
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the console's file " + path + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
