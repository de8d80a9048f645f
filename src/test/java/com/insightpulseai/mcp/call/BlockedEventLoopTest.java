package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.platform.BlockedEventLoop;
import com.insightpulseai.mcp.testing.LoggedLines;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@GovernedTest
class BlockedEventLoopTest extends GovernedCalls {

    @Inject
    Reports reports;

    @ApplicationScoped
    static class Reports {

        private final List<BlockedEventLoop> received = new CopyOnWriteArrayList<>();

        List<BlockedEventLoop> received() {
            return received;
        }

        void report(@Observes BlockedEventLoop blocked) {
            received.add(blocked);
            EchoTool.UNBLOCKED.countDown();
        }
    }

    @Test
    void aToolThatBlocksItsEventLoopIsNamed() {
        try (LoggedLines log = new LoggedLines()) {
            call("{\"text\":\"block\"}").statusCode(200);

            assertThat(log.lines()).filteredOn(line -> line.contains("has been blocked for")).singleElement().asString()
                    .contains("socket/scan.repo").contains("EchoTool.await");
        }
        assertThat(reports.received()).singleElement().satisfies(blocked -> {
            assertThat(blocked.tool()).contains("socket/scan.repo");
            assertThat(blocked.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        });
    }
}
