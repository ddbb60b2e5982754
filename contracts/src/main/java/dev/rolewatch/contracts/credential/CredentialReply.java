package dev.rolewatch.contracts.credential;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * The value of the {@code credential-replies} topic: the answer to a request, which is a session that only the asker can
 * open, or why there is none; or word to everybody that an account's sessions are not to be used any more.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CredentialReply.Granted.class, name = "granted"),
    @JsonSubTypes.Type(value = CredentialReply.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = CredentialReply.Withdrawn.class, name = "withdrawn"),
})
public sealed interface CredentialReply {
    AccountId account();

    /** What one asker waits for. */
    sealed interface Answer extends CredentialReply {
        String requestId();
    }

    /**
     * A session.
     *
     * @param sealedSession the session, HPKE-sealed to the asker's public key with the account, the request and the
     *     expiry as context
     * @param expiresAt when AWS ends the session
     */
    record Granted(String requestId, AccountId account, byte[] sealedSession, Instant expiresAt) implements Answer {
        public Granted {
            Objects.requireNonNull(requestId, "requestId");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(sealedSession, "sealedSession");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Granted that
                    && requestId.equals(that.requestId)
                    && account.equals(that.account)
                    && Arrays.equals(sealedSession, that.sealedSession)
                    && expiresAt.equals(that.expiresAt);
        }

        @Override
        public int hashCode() {
            return requestId.hashCode();
        }

        @Override
        public String toString() {
            return "Granted[" + requestId + " for " + account + " until " + expiresAt + "]";
        }
    }

    /** No session. The detail is a sentence that tells what to do. */
    record Refused(String requestId, AccountId account, RefusalReason reason, String detail) implements Answer {
        public Refused {
            Objects.requireNonNull(requestId, "requestId");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * Whoever holds a session of the account drops it: the account was removed, or its trust is gone.
     *
     * @param at when the account was shut; word of it may be repeated, and costs those who drop a newer session one request
     */
    record Withdrawn(AccountId account, Instant at) implements CredentialReply {
        public Withdrawn {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(at, "at");
        }
    }
}
