package dev.rolewatch.awsaccess.sealing;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import dev.rolewatch.contracts.json.Json;
import java.security.GeneralSecurityException;

/** Seals sessions so that only the process that asked can open them. */
public final class SessionSealer {
    private SessionSealer() {}

    /**
     * @param publicKey the asker's, as {@link SessionOpener#publicKey()} gives it
     * @throws SealingException if that is not a public key of the suite in use
     */
    public static byte[] seal(Session session, byte[] publicKey, SealContext context) {
        try {
            return sealerTo(publicKey).encrypt(Json.write(session), context.bytes());
        } catch (GeneralSecurityException e) {
            throw new SealingException("the request's public key is not an HPKE key of the suite "
                    + "DHKEM_X25519_HKDF_SHA256 / HKDF_SHA256 / AES_256_GCM");
        }
    }

    private static HybridEncrypt sealerTo(byte[] publicKey) throws GeneralSecurityException {
        KeysetHandle key = TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicKey, Hpke.CONFIGURATION);
        if (!key.getPrimary().getKey().getParameters().equals(Hpke.SUITE)) {
            throw new GeneralSecurityException("another suite");
        }
        return key.getPrimitive(Hpke.CONFIGURATION, HybridEncrypt.class);
    }
}
