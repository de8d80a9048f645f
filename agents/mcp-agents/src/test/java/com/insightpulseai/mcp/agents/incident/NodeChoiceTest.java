package com.insightpulseai.mcp.agents.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition.OldStatus;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition.Status;
import com.insightpulseai.mcp.sdk.netdata.NetdataNode;

class NodeChoiceTest {

    private final List<Gap> gaps = new ArrayList<>();

    private static NetdataNode node(String name, String state) {
        return new NetdataNode(name, Optional.empty(), state, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AlertTransition alertOn(String node) {
        return new AlertTransition(Instant.EPOCH, "cpu_high", Status.WARNING, OldStatus.CLEAR, node, Optional.empty(), "cpu",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void takesMachinesWithAlertsFirstAndNamesTheOthers() {
        List<NetdataNode> known = IntStream.range(0, 7).mapToObj(i -> node("web-" + i, "reachable")).toList();

        assertThat(new NodeChoice(List.of()).choose(List.of(alertOn("web-6"), alertOn("")), known, gaps))
                .containsExactly("web-6", "web-0", "web-1", "web-2", "web-3");
        assertThat(gaps).singleElement().extracting(Gap::subject).isEqualTo("metrics of 2 machines");
    }

    @Test
    void takesTheMachinesThatWereAskedFor() {
        assertThat(new NodeChoice(List.of("db-1")).choose(List.of(alertOn("web-1")),
                List.of(node("db-1", "stale"), node("web-1", "stale")), gaps)).containsExactly("db-1");
        assertThat(gaps).singleElement().extracting(Gap::reason).isEqualTo("db-1 is stale");
    }
}
