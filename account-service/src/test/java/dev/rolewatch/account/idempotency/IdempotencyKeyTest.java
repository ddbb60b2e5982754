package dev.rolewatch.account.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @Test
    void quotesAroundAKeyAreNoPartOfIt() {
        assertThat(IdempotencyKey.parse(" \"8e03978e-40d5\" ")).isEqualTo(IdempotencyKey.parse("8e03978e-40d5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"a", "a\"", "a b", "a\tb", "é", "\"a\"b\"", "\"a\\\"b\""})
    void whatHasAnotherFormIsNoKey(String header) {
        assertThatThrownBy(() -> IdempotencyKey.parse(header)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyHas255CharactersAtMost() {
        assertThat(IdempotencyKey.parse("k".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.parse("k".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }
}
