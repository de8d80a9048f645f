package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** The agent's alerts, in v3 and in v1, and what became of them before the agent started. */
final class SimulatedAlerts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATUSES = List.of("critical", "warning", "clear", "undefined", "uninitialized");

    private final long began;
    private final SimulatedSilencers silencers;

    /** @param began when the agent started, in seconds since 1970 */
    SimulatedAlerts(long began, SimulatedSilencers silencers) {
        this.began = began;
        this.silencers = silencers;
    }

    int count(SimulatedNode node, String status) {
        return (int) SimulatedAlert.ALL.stream().filter(alert -> alert.node().equals(node) && alert.status().equals(status))
                .count();
    }

    /** {@code /api/v3/alerts}, whose options say whether there is anything to see. */
    ObjectNode list(Request request, long now) {
        List<String> options = Arrays.asList(request.parameter("options").orElse("").split("[,| ]"));
        List<SimulatedAlert> found = SimulatedAlert.ALL.stream()
                .filter(alert -> fits(alert, request, "scope_contexts", "alert"))
                .filter(alert -> fits(alert.status(),
                        request.parameter("status")))
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("api", 2);
        ArrayNode nodes = answer.putArray("nodes");
        SimulatedNode.ALL.forEach(node -> SimulatedAgentInfo.identified(nodes.addObject(), node));
        if (options.contains("summary")) {
            ArrayNode summary = answer.putArray("alerts");
            found.stream().map(SimulatedAlert::name).distinct()
                    .forEach(name -> summary.addObject().put("ati", summary.size() - 1)
                            .put("nm", name).put("cr", count(found, name, "CRITICAL")).put("wr", count(found, name, "WARNING"))
                            .put("cl", count(found, name, "CLEAR")).put("er", 0).put("in", count(found, name, "")));
        }
        if (options.contains("instances")) {
            ArrayNode instances = answer.putArray("alert_instances");
            found.forEach(alert -> describe(instances.addObject(), alert, options.contains("values"), now));
        }
        return SimulatedAgentInfo.timed(answer);
    }

    /** {@code /api/v3/alert_transitions}, newest first; there are none unless a relative time says since when. */
    ObjectNode transitions(Request request, long now) {
        long after = request.parameter("after").filter(text -> text.matches("-\\d{1,9}")).map(Long::parseLong).orElse(0L);
        int last = request.parameter("last").filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(1);
        List<SimulatedTransition> matched = SimulatedAlert.ALL.stream()
                .filter(alert -> fits(alert, request, "f_context", "f_alert"))
                .flatMap(
                        alert -> IntStream.range(0, alert.history().size())
                                .mapToObj(step -> SimulatedTransition.of(alert, step, began)))
                .filter(transition -> after < 0 && transition.when() >= now + after)
                .sorted(Comparator.comparingLong(SimulatedTransition::id).reversed()).toList();
        ObjectNode answer = JSON.createObjectNode().put("api", 2);
        answer.putArray("facets");
        ArrayNode transitions = answer.putArray("transitions");
        matched.stream().limit(last).forEach(transition -> transition.describe(transitions.addObject()));
        answer.putObject("items").put("evaluated", matched.size()).put("matched", matched.size())
                .put("returned", transitions.size()).put("max_to_return", last);
        return SimulatedAgentInfo.timed(answer);
    }

    /** {@code /api/v1/alarms}, of the agent's own machine only: those raised, or all. */
    ObjectNode alarms(Request request, long now) {
        boolean all = request.query().containsKey("all");
        ObjectNode answer = JSON.createObjectNode().put("hostname", SimulatedNode.local().name()).put("status", true).put("now",
                now);
        ObjectNode alarms = answer.putObject("alarms");
        ofLocalNode().filter(alert -> all || !alert.status().equals("CLEAR")).forEach(alert -> alarms
                .putObject(alert.instance() + "." + alert.name()).put("name", alert.name()).put("chart", alert.instance())
                .put("class", "Utilization").put("component", alert.component()).put("type", "System").put("active", true)
                .put("disabled", false).put("silenced", isSilenced(alert)).put("recipient", "sysadmin")
                .put("units", alert.units()).put("info", alert.info()).put("status", alert.status())
                .put("last_status_change", SimulatedTransition.of(alert, 0, began).when()).put("last_updated", now)
                .put("value", alert.value()));
        return answer;
    }

    private static Stream<SimulatedAlert> ofLocalNode() {
        return SimulatedAlert.ALL.stream().filter(alert -> alert.node().equals(SimulatedNode.local()));
    }

    private boolean isSilenced(SimulatedAlert alert) {
        return silencers.silence(alert.name(), alert.instance(), alert.context(), alert.node().name());
    }

    /** Which parameters contexts and alerts are chosen by depends on what is asked for; another's are ignored. */
    private static boolean fits(SimulatedAlert alert, Request request, String ofContexts, String ofAlerts) {
        return alert.node().isMeant(request) && SimplePattern.matches(request.parameter(ofContexts), alert.context())
                && SimplePattern.matches(request.parameter(ofAlerts), alert.name());
    }

    /** What is not written in lower case is ignored, and a filter without a known status is none. */
    private static boolean fits(String status, Optional<String> filter) {
        List<String> wanted = Stream.of(filter.orElse("").split("[,| ]")).filter(STATUSES::contains).toList();
        return wanted.isEmpty() || wanted.contains(status.toLowerCase(Locale.ROOT));
    }

    private static long count(List<SimulatedAlert> found, String name, String status) {
        return found.stream().filter(alert -> alert.name().equals(name) && alert.status().contains(status)).count();
    }

    private void describe(ObjectNode item, SimulatedAlert alert, boolean values, long now) {
        SimulatedTransition newest = SimulatedTransition.of(alert, 0, began);
        item.put("ati", alert.nameIndex()).put("ni", alert.node().index()).put("gi", newest.id()).put("nm", alert.name())
                .put("ctx", alert.context())
                .put("ch", alert.instance()).put("ch_n", alert.instance()).put("st", alert.status()).put("info", alert.info())
                .put("sum", "").put("units", alert.units()).put("tr_i", newest.uuid()).put("tr_v", alert.value())
                .put("tr_t", newest.when()).put("to", "sysadmin").put("tp", "System").put("cm", alert.component())
                .put("cl", "Utilization");
        if (values) {
            item.put("v", alert.value()).put("t", now);
        }
    }
}
