package dev.rolewatch.awsaccess.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import java.security.GeneralSecurityException;
import java.time.Instant;

/**
 * Opens what was sealed to this process. The key pair is made here and lives in this object alone, so that what is on the
 * topics is of no use to anybody after this process has ended.
 */
public final class SessionOpener {
    private final byte[] publicKey;
    private final HybridDecrypt decrypt;

    public SessionOpener() {
        try {
            KeysetHandle pair = KeysetHandle.generateNew(Hpke.SUITE, Hpke.CONFIGURATION);
            this.publicKey = TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
                    pair.getPublicKeysetHandle(), Hpke.CONFIGURATION);
            this.decrypt = pair.getPrimitive(Hpke.CONFIGURATION, HybridDecrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key pair could be made to receive sessions with", e);
        }
    }

    /** What a {@link SessionSealer} needs; no secret. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * @throws SealingException if it was sealed to another process, account, request or expiry, was changed, or has expired
     */
    public Session open(byte[] sealed, SealContext context, Instant now) {
        if (!now.isBefore(context.expiresAt())) {
            throw new SealingException(
                    "a session for account " + context.account() + " expired at " + context.expiresAt());
        }
        try {
            return within(context, Json.read(decrypt.decrypt(sealed, context.bytes()), Session.class));
        } catch (GeneralSecurityException | MalformedMessageException e) {
            throw new SealingException("a session for account " + context.account()
                    + " does not open: it was sealed for another asker or request, or was changed on its way");
        }
    }

    /** Whoever sealed it may have bound it to a later end than its own. */
    private static Session within(SealContext context, Session session) {
        if (session.expiresAt().isBefore(context.expiresAt())) {
            throw new SealingException("a session for account " + context.account() + " ends at " + session.expiresAt()
                    + ", and was sealed as one that ends at " + context.expiresAt());
        }
        return session;
    }
}
