package dev.rolewatch.account.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The token that forms carry: whoever can send it has read a page of ours, for the cookie that it must equal is not to be read
 * by others. Pages are compressed, and how long they are then tells who listens of what stands in them twice: so that nobody
 * can guess the token from there piece by piece (BREACH), each page has it under another mask.
 */
@Named("csrf")
@RequestScoped
public class Csrf {
    static final String COOKIE = "rolewatch-csrf";
    static final String FIELD = "csrf";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    @Context
    HttpHeaders headers;

    private String fresh;
    private String masked;

    /** The one of this browser, or a fresh one that the answer gives it; masked for this page. */
    public String getToken() {
        if (masked == null) {
            masked = CsrfMask.mask(ofBrowser().orElseGet(this::fresh), RANDOM);
        }
        return masked;
    }

    /** What the answer must give the browser; empty if it has a token, or no form was written. */
    Optional<String> toGive() {
        return Optional.ofNullable(fresh);
    }

    boolean isRight(String sent) {
        Optional<String> token = sent == null ? Optional.empty() : CsrfMask.unmask(sent);
        return token.isPresent()
                && ofBrowser().filter(own -> equal(own, token.get())).isPresent();
    }

    private Optional<String> ofBrowser() {
        Cookie cookie = headers.getCookies().get(COOKIE);
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> value.matches("[A-Za-z0-9_-]{32}"));
    }

    private String fresh() {
        if (fresh == null) {
            byte[] bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
        return fresh;
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
