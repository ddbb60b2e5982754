package dev.rolewatch.contracts.credential;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** The value of the {@code credential-replies} topic: a session that only the asker can open, or why there is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CredentialReply.Granted.class, name = "granted"),
    @JsonSubTypes.Type(value = CredentialReply.Refused.class, name = "refused"),
})
public sealed interface CredentialReply {
    String requestId();

    AccountId account();

    /**
     * A session.
     *
     * @param sealedSession the session, HPKE-sealed to the asker's public key with the account, the request and the
     *     expiry as context
     * @param expiresAt when AWS ends the session
     */
    record Granted(String requestId, AccountId account, byte[] sealedSession, Instant expiresAt)
            implements CredentialReply {
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
    record Refused(String requestId, AccountId account, RefusalReason reason, String detail)
            implements CredentialReply {
        public Refused {
            Objects.requireNonNull(requestId, "requestId");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
