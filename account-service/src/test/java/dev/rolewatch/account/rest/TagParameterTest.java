package dev.rolewatch.account.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagParameterTest {
    @Test
    void aKeyAloneIsAnyValueWhateverValuesAreGivenBesides() {
        assertThat(TagParameter.readAll("tags", List.of("team:shop", "team", "stage:live", "stage:test")))
                .isEqualTo(Map.of("team", List.of(), "stage", List.of("live", "test")));
    }
}
