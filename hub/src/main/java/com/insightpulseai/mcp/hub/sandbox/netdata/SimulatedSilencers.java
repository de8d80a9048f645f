package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** What the agent was told to keep quiet about, the newest first. The oldest are forgotten beyond a hundred. */
final class SimulatedSilencers {

    private static final int REMEMBERED = 100;
    private static final List<String> SELECTORS = List.of("alarm", "chart", "context", "hosts");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Map<String, String>> newestFirst = new ArrayList<>();

    /**
     * Answers a request to {@code manage/health}; a command that does not exist is answered with nothing, as by a real agent.
     */
    synchronized Reply answer(Request request) {
        return switch (request.parameter("cmd").orElse("")) {
            case "LIST" -> Reply.json(200, list());
            case "RESET" -> {
                newestFirst.clear();
                yield SimulatedNetdata.text(200, "All health checks and notifications are enabled\n");
            }
            case "SILENCE" -> SimulatedNetdata.text(200,
                    "Alarm notifications silenced for alarms matching the selectors\n" + add(request));
            default -> SimulatedNetdata.text(200, "");
        };
    }

    synchronized boolean silence(String alarm, String chart, String context, String host) {
        return newestFirst.stream().anyMatch(silencer -> fits(silencer, "alarm", alarm) && fits(silencer, "chart", chart)
                && fits(silencer, "context", context) && fits(silencer, "hosts", host));
    }

    private static boolean fits(Map<String, String> silencer, String selector, String name) {
        return SimplePattern.matches(Optional.ofNullable(silencer.get(selector)), name);
    }

    private String add(Request request) {
        Map<String, String> silencer = new LinkedHashMap<>();
        SELECTORS.forEach(name -> request.parameter(name).ifPresent(value -> silencer.put(name, value)));
        if (silencer.isEmpty()) {
            return "";
        }
        newestFirst.add(0, Map.copyOf(silencer));
        if (newestFirst.size() > REMEMBERED) {
            newestFirst.remove(REMEMBERED);
        }
        return "Alarm selector added\n";
    }

    private ObjectNode list() {
        ObjectNode list = JSON.createObjectNode().put("all", false).put("type", newestFirst.isEmpty() ? "None" : "SILENCE");
        ArrayNode silencers = list.putArray("silencers");
        for (Map<String, String> silencer : newestFirst) {
            ObjectNode item = silencers.addObject();
            SELECTORS.stream().filter(silencer::containsKey).forEach(name -> item.put(name, silencer.get(name)));
        }
        return list;
    }
}
