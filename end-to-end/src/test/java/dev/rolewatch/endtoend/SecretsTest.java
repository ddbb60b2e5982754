package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String RECORD = "{\"secretAccessKey\":\"" + SECRET + "\"}";

    private final Secrets secrets = new Secrets(List.of(SECRET));

    @Test
    void aSecretIsRecognisedInTheClearAndInBase64() {
        String encoded = Base64.getEncoder().encodeToString(bytes(RECORD));

        assertThat(secrets.areIn(bytes("a record with " + RECORD))).isTrue();
        assertThat(secrets.areIn(bytes("{\"sealedSession\":\"" + encoded + "\"}")))
                .isTrue();
        assertThat(secrets.areIn(bytes("{\"account\":\"111122223333\"}"))).isFalse();
    }

    @Test
    void aSecretOfWhichOnlyAPartWasWrittenIsRecognised() {
        assertThat(secrets.areIn(bytes("secret " + SECRET.substring(20) + "...")))
                .isTrue();
        assertThat(secrets.areIn(bytes("secret=" + SECRET.replace("/", "%2F").replace("+", "%2B"))))
                .isTrue();
    }

    @Test
    void aSecretIsFoundInAFile(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("service.log"), "a line\nTRACE " + RECORD + "\n");

        assertThat(secrets.areIn(log)).isTrue();
        assertThat(secrets.areIn(Files.writeString(folder.resolve("other.log"), "a line\n")))
                .isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
