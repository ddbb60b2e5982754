package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every answer that shows an account its entity tag, and none to who has it already. */
@Singleton
class AccountTags {
    /** Bytes of the digest: two representations of one revision must differ, and nobody attacks that. */
    private static final int DIGEST = 12;

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ObjectMapper json;

    AccountTags(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!(answer.getEntity() instanceof AccountView account)) {
            return;
        }
        String tag = of(account);
        answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null
                && READS.contains(request.getMethod())
                && EntityTags.read(HttpHeaders.IF_NONE_MATCH, known).match(one -> tag.equals('"' + one.text() + '"'))) {
            answer.setStatus(304);
            answer.setEntity(null);
        }
    }

    /** Of an account as it is shown; with its quotes. */
    String of(AccountView account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(account));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST));
            return "\"" + account.revision() + "." + text + "\"";
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("an account cannot be digested", e);
        }
    }
}
