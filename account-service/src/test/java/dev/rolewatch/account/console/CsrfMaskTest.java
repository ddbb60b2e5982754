package dev.rolewatch.account.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfMaskTest {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz012-_3";

    @Test
    void aTokenIsNeverWrittenTheSameTwiceAndAlwaysReadTheSame() {
        SecureRandom random = new SecureRandom();

        assertThat(Stream.generate(() -> CsrfMask.mask(TOKEN, random)).limit(100))
                .doesNotHaveDuplicates()
                .allSatisfy(masked -> assertThat(masked).hasSize(64).matches("[A-Za-z0-9_-]*"))
                .allSatisfy(masked -> assertThat(CsrfMask.unmask(masked)).contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "abc", "{}", TOKEN})
    void whatIsNoMaskedTokenIsNotTheToken(String sent) {
        assertThat(CsrfMask.unmask(sent)).isNotEqualTo(java.util.Optional.of(TOKEN));
    }
}
