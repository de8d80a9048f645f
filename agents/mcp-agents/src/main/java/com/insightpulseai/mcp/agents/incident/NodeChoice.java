package com.insightpulseai.mcp.agents.incident;

import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.NetdataNode;

/** Chooses the machines whose metrics are compared: those asked for, else those with alerts, else the first ones. */
final class NodeChoice {

    /** A table of metrics has 50 columns, and {@code system.cpu} ten of each machine. */
    private static final int MOST_NODES = 5;
    private static final String REACHABLE = "reachable";

    private final List<String> asked;

    NodeChoice(List<String> asked) {
        this.asked = asked;
    }

    List<String> choose(List<AlertTransition> changes, List<NetdataNode> known, List<Gap> gaps) {
        known.stream().filter(node -> !node.state().equals(REACHABLE)).filter(node -> asked.isEmpty() || asked.contains(
                node.hostname())).forEach(
                        node -> gaps.add(new Gap("present metrics of a machine", node.hostname() + " is " + node.state())));
        if (!asked.isEmpty()) {
            return asked;
        }
        List<String> all = Stream.concat(changes.stream().map(AlertTransition::node).filter(node -> !node.isEmpty()),
                known.stream().map(NetdataNode::hostname)).distinct().toList();
        if (all.size() > MOST_NODES) {
            gaps.add(new Gap("metrics of " + (all.size() - MOST_NODES) + " machines",
                    "those of " + MOST_NODES + " are compared, with alerts first; --node names others"));
        }
        return all.stream().limit(MOST_NODES).toList();
    }
}
