package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/**
 * A machine that the agent knows.
 *
 * @param guid its id
 * @param load how busy it is, as a factor of its metrics
 */
record SimulatedNode(String guid, String name, double load) {

    /** The agent's own machine, and one that streams to it. */
    static final List<SimulatedNode> ALL = List.of(
            new SimulatedNode("5f6c1d9e-0001-4000-8000-000000000001", "web-1", 1.0),
            new SimulatedNode("5f6c1d9e-0002-4000-8000-000000000002", "db-1", 0.6));

    static SimulatedNode local() {
        return ALL.get(0);
    }

    int index() {
        return ALL.indexOf(this);
    }

    /** Whether a request is about this node, by its name or its id. */
    boolean isMeant(Request request) {
        return isMeant(request.parameter("scope_nodes")) && isMeant(request.parameter("nodes"));
    }

    private boolean isMeant(Optional<String> pattern) {
        return SimplePattern.matches(pattern, name) || SimplePattern.matches(pattern, guid);
    }
}
