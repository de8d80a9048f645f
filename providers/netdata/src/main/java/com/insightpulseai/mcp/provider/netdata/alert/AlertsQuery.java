package com.insightpulseai.mcp.provider.netdata.alert;

import java.util.List;
import java.util.Optional;

/**
 * Which alerts. Names are exact, never patterns, and an empty list stands for all.
 *
 * @param contexts such as {@code system.cpu}
 * @param nodes host names or node ids
 * @param alerts names of alerts
 */
public record AlertsQuery(List<String> contexts, List<String> nodes, List<String> alerts) {

    /** The lists in the words of an input's description. */
    public static final String OF_CONTEXTS = "Only alerts on one of these contexts, at most 10 of 255 characters, such as "
            + "system.cpu";
    public static final String OF_NODES = "Only alerts of one of these nodes, at most 10 of 255 characters, by host name or node "
            + "id";
    public static final String OF_ALERTS = "Only alerts with one of these names, at most 10 of 255 characters, such as "
            + "disk_space_usage";

    /**
     * Whether an alert is asked for. One whose context Netdata does not name was found by its context before, and one whose
     * node
     * it does not name may be of any node.
     */
    public boolean matches(Optional<String> context, String node, Optional<String> nodeId, String alert) {
        return (contexts.isEmpty() || context.map(contexts::contains).orElse(true))
                && (nodes.isEmpty() || node.isEmpty() && nodeId.isEmpty() || nodes.contains(node)
                        || nodeId.map(nodes::contains).orElse(false))
                && (alerts.isEmpty() || alerts.contains(alert));
    }

    /** Whether every alert is asked for. */
    boolean isForAll() {
        return contexts.isEmpty() && nodes.isEmpty() && alerts.isEmpty();
    }

    public String contextsOrNull() {
        return joined(contexts);
    }

    public String nodesOrNull() {
        return joined(nodes);
    }

    public String alertsOrNull() {
        return joined(alerts);
    }

    /**
     * Only one name goes into a request for alerts: an Agent takes several for a pattern in a syntax that differs by version.
     */
    public String alertOrNull() {
        return alerts.size() == 1 ? alerts.get(0) : null;
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? null : String.join(",", names); // the REST client leaves out a null
    }
}
