package dev.rolewatch.awsaccess.sealing;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import java.security.GeneralSecurityException;

/** The one HPKE suite (RFC 9180) that sessions are sealed with. */
final class Hpke {
    static final HpkeParameters SUITE = suite();
    static final Configuration CONFIGURATION = HybridConfig2026.get();

    private Hpke() {}

    private static HpkeParameters suite() {
        try {
            return HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not know the suite that sessions are sealed with", e);
        }
    }
}
