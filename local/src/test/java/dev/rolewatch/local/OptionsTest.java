package dev.rolewatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void withoutArgumentsItShowsTheViewOfOneCollectorEveryFiveMinutes() {
        assertThat(parse("")).isEqualTo(new Options(Options.Mode.VIEW, 1, Duration.ofMinutes(5), 0));
    }

    @Test
    void aCheckReadsEveryMinute() {
        assertThat(parse("check --scale collector-service=3 --port-offset 1000"))
                .isEqualTo(new Options(Options.Mode.CHECK, 3, Duration.ofMinutes(1), 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "PT90S", "1m30s"})
    void anIntervalIsGivenAsPeopleOrMachinesWriteIt(String interval) {
        assertThat(parse("--interval " + interval).interval()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chekc",
                "--verbose",
                "--scale",
                "--scale account-service=2",
                "--scale collector-service=0",
                "--interval soon",
                "--interval 1s",
                "--port-offset -1",
            })
    void whatIsNotUnderstoodIsRefusedByName(String arguments) {
        String[] words = arguments.split(" ");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(arguments))
                .withMessageContaining(words[0])
                .withMessageContaining(words[words.length - 1]);
    }

    private static Options parse(String arguments) {
        return Options.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
    }
}
