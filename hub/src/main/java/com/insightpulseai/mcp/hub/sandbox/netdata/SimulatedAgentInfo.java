package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** What the agent says of itself and of the machines it knows. */
final class SimulatedAgentInfo {

    static final String VERSION = "v2.10.4";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SimulatedAgentInfo() {
    }

    /** {@code /api/v3/info}. */
    static ObjectNode info(long now) {
        ObjectNode info = JSON.createObjectNode().put("api", 2);
        ObjectNode agent = info.putArray("agents").addObject().put("mg", SimulatedNode.local().guid()).putNull("nd")
                .put("nm", SimulatedNode.local().name()).put("now", now).put("ai", 0);
        ObjectNode application = agent.putObject("application");
        application.putObject("package").put("version", VERSION).put("type", "static").put("arch", "x86_64");
        application.putObject("directories").put("user_config", "/etc/netdata").put("plugins", "/usr/libexec/netdata");
        application.putObject("os").put("os", "Debian GNU/Linux").put("id", "debian").put("version", "12 (bookworm)");
        agent.putObject("cloud").put("id", 0).put("status", "available").put("url", "https://app.netdata.cloud");
        agent.putObject("nodes").put("total", SimulatedNode.ALL.size()).put("receiving", 1).put("sending", 0).put("archived",
                0);
        agent.putObject("contexts").put("collected", SimulatedContext.ALL.size()).put("available", SimulatedContext.ALL.size())
                .put("unique", SimulatedContext.ALL.size());
        agent.putObject("api").put("version", 7).put("bearer_protection", true);
        return timed(info);
    }

    /** {@code /api/v3/nodes}. */
    static ObjectNode nodes(Request request, SimulatedAlerts alerts) {
        ObjectNode answer = JSON.createObjectNode().put("api", 2);
        ArrayNode nodes = answer.putArray("nodes");
        SimulatedNode.ALL.stream().filter(node -> node.isMeant(request)).forEach(node -> {
            ObjectNode item = identified(nodes.addObject(), node).put("v", VERSION);
            item.putObject("labels").put("_os", "linux").put("_hostname", node.name())
                    .put("_is_parent", Boolean.toString(node.equals(SimulatedNode.local())));
            item.putObject("hw").put("architecture", "x86_64").put("cpus", "4").put("memory", "17179869184")
                    .put("disk_space", "107374182400").put("virtualization", "kvm").put("container", "none");
            ObjectNode os = item.putObject("os").put("id", "debian").put("nm", "Debian GNU/Linux").put("v", "12 (bookworm)");
            os.putObject("kernel").put("nm", "Linux").put("v", "6.1.0-32-amd64");
            item.put("state", "reachable");
            ObjectNode counts = item.putObject("health").put("status", "online").putObject("alerts");
            for (String status : new String[] { "CRITICAL", "WARNING", "CLEAR", "UNDEFINED", "UNINITIALIZED" }) {
                counts.put(status.toLowerCase(Locale.ROOT), alerts.count(node, status));
            }
            item.putArray("capabilities").addObject().put("name", "health").put("version", 2).put("enabled", true);
        });
        return timed(answer);
    }

    /** {@code /api/v1/info}. */
    static ObjectNode infoV1() {
        ObjectNode info = JSON.createObjectNode().put("version", VERSION).put("uid", SimulatedNode.local().guid());
        ArrayNode hosts = info.putArray("mirrored_hosts");
        SimulatedNode.ALL.forEach(node -> hosts.add(node.name()));
        return info.put("os_name", "Debian GNU/Linux").put("cores_total", "4");
    }

    static ObjectNode identified(ObjectNode item, SimulatedNode node) {
        return item.put("mg", node.guid()).put("nm", node.name()).put("ni", node.index());
    }

    static ObjectNode timed(ObjectNode answer) {
        answer.putObject("timings").put("routing_ms", 0).put("node_max_ms", 0).put("total_ms", 0.5);
        return answer;
    }
}
