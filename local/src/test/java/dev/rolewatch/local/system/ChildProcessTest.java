package dev.rolewatch.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.local.LocalException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    Path folder;

    @Test
    void aProcessThatDiesIsToldWithItsExitCodeItsLastErrorAndItsLog() {
        ChildProcess child = start("-cp", folder.toString(), "NoSuchService");

        ProcessHandle.of(child.pid()).ifPresent(process -> process.onExit().join());

        assertThatThrownBy(child::requireAlive)
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("some-service ended with exit code 1")
                .hasMessageContaining("ClassNotFoundException: NoSuchService")
                .hasMessageContaining("some-service.log");
    }

    @Test
    void aProcessThatWasStoppedHasNotDied() {
        ChildProcess child = start("-version");

        child.close();

        child.requireAlive();
        assertThat(ProcessHandle.of(child.pid())).isEmpty();
    }

    private ChildProcess start(String... arguments) {
        Command command = new Command("some-service", List.of(arguments), Map.of());
        return ChildProcess.start(command, folder.resolve("some-service.log"));
    }
}
