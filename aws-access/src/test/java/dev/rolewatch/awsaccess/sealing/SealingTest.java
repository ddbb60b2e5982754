package dev.rolewatch.awsaccess.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final Instant END = Instant.parse("2026-11-22T17:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of("6f1de1c5-5e3f-4a0e-9f5c-0f8f0a7d1a11");
    private static final AccountId ANOTHER_ACCOUNT = AccountId.of("0a0b0c0d-5e3f-4a0e-9f5c-0f8f0a7d1a11");
    private static final Session SESSION = new Session("ASIAEXAMPLE", "the-secret-key", "the-session-token", END);
    private static final SealContext CONTEXT = new SealContext(ACCOUNT, "request-1", END);

    private static final Instant NOW = END.minusSeconds(1);

    private final SessionOpener asker = new SessionOpener();
    private final byte[] sealed = SessionSealer.seal(SESSION, asker.publicKey(), CONTEXT);

    @Test
    void theAskerOpensWhatWasSealedToIt() {
        assertThat(asker.open(sealed, CONTEXT, NOW)).isEqualTo(SESSION);
    }

    @Test
    void anotherAskerDoesNotOpenIt() {
        assertDoesNotOpen(new SessionOpener(), sealed, CONTEXT);
    }

    @Test
    void itDoesNotOpenUnderAnotherAccountRequestOrExpiry() {
        assertDoesNotOpen(asker, sealed, new SealContext(ANOTHER_ACCOUNT, "request-1", END));
        assertDoesNotOpen(asker, sealed, new SealContext(ACCOUNT, "request-2", END));
        assertDoesNotOpen(asker, sealed, new SealContext(ACCOUNT, "request-1", END.plusSeconds(1)));
    }

    @Test
    void itDoesNotOpenFromItsExpiryOn() {
        assertThatThrownBy(() -> asker.open(sealed, CONTEXT, END))
                .isInstanceOf(SealingException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void itDoesNotOpenWhenItWasSealedWithALaterEndThanItsOwn() {
        SealContext later = new SealContext(ACCOUNT, "request-1", END.plusSeconds(60));
        assertDoesNotOpen(asker, SessionSealer.seal(SESSION, asker.publicKey(), later), later);
    }

    @Test
    void itDoesNotOpenWhenChangedOnItsWay() {
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertDoesNotOpen(asker, changed, CONTEXT);
    }

    @Test
    void nothingOfTheSessionIsReadableInWhatIsSealed() {
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("ASIA", "secret", "token");
    }

    @Test
    void theTextOfASessionShowsNoCredentials() {
        assertThat(SESSION.toString()).contains("2026-11-22T17:00").doesNotContain("ASIA", "secret", "token");
    }

    @Test
    void onlyAPublicKeyOfTheSuiteInUseIsSealedTo() throws Exception {
        KeysetHandle weaker = KeysetHandle.generateNew(
                PredefinedHybridParameters.HPKE_P256_HKDF_SHA256_AES_128_GCM, HybridConfig2026.get());
        byte[] weakerKey = TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
                weaker.getPublicKeysetHandle(), HybridConfig2026.get());

        assertThatThrownBy(() -> SessionSealer.seal(SESSION, weakerKey, CONTEXT))
                .isInstanceOf(SealingException.class);
        assertThatThrownBy(() -> SessionSealer.seal(SESSION, new byte[] {1, 2, 3}, CONTEXT))
                .isInstanceOf(SealingException.class)
                .hasMessageContaining("public key")
                .hasMessageNotContainingAny("the-secret-key", "the-session-token");
    }

    private static void assertDoesNotOpen(SessionOpener opener, byte[] sealed, SealContext context) {
        assertThatThrownBy(() -> opener.open(sealed, context, NOW))
                .isInstanceOf(SealingException.class)
                .hasMessageNotContainingAny("the-secret-key", "the-session-token");
    }
}
