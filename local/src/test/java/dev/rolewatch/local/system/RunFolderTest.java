package dev.rolewatch.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.local.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    @Test
    void aSecondRunAtTheSameTimeIsRefused() {
        try (RunFolder first = RunFolder.open(folder)) {
            assertThatThrownBy(() -> RunFolder.open(folder))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("another ./run");
            assertThat(first.logs()).isDirectory();
        }
    }

    @Test
    void theNextRunStartsCleanButKeepsTheLogsUntilThen() throws IOException {
        Path log;
        try (RunFolder first = RunFolder.open(folder)) {
            log = Files.writeString(first.log("kafka"), "started");
        }
        assertThat(log).exists();

        try (RunFolder second = RunFolder.open(folder)) {
            assertThat(second.logs()).isEmptyDirectory();
        }
    }
}
