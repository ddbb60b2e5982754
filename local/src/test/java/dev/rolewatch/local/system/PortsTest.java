package dev.rolewatch.local.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.local.LocalException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsNamedWithItsUseAndTheWayOut() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(
                    free.account(),
                    free.credential(),
                    free.discovery(),
                    taken.getLocalPort(),
                    free.kafka(),
                    free.postgres(),
                    free.simulator(),
                    free.oidc());

            assertThatThrownBy(() -> ports.requireFree(1))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken, and collector-service needs it")
                    .hasMessageContaining("--port-offset");
        }
    }
}
