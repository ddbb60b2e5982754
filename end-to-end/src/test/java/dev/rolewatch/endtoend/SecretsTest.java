package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SESSION = "{\"accessKeyId\":\"ASIAABCDEFGHIJKLMNOP\"}";

    @Test
    void aSessionIsRecognisedInTheClearAndInBase64() {
        String encoded = Base64.getEncoder().encodeToString(bytes(SESSION));

        assertThat(Secrets.isIn(bytes("a record with " + SESSION))).isTrue();
        assertThat(Secrets.isIn(bytes("{\"sealedSession\":\"" + encoded + "\"}")))
                .isTrue();
        assertThat(Secrets.isIn(bytes("{\"account\":\"111122223333\"}"))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
