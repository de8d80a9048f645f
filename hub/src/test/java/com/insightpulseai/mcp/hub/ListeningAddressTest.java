package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.hub.run.StartRefused;

class ListeningAddressTest {

    @Test
    void namesABusyPortInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> ListeningAddress.check("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use")
                    .hasMessageContaining("QUARKUS_HTTP_PORT");
        }
    }

    @Test
    void leavesAFreePortFree() throws Exception {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = probe.getLocalPort();
        }
        assertThatCode(() -> {
            ListeningAddress.check("127.0.0.1", port);
            ListeningAddress.check("127.0.0.1", port);
        }).doesNotThrowAnyException();
    }

    @Test
    void namesAnAddressThatIsNotThisMachines() {
        assertThatThrownBy(() -> ListeningAddress.check("192.0.2.1", 8080)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("Cannot listen on 192.0.2.1");
    }
}
