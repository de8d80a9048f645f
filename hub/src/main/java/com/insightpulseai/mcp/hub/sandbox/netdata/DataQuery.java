package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.insightpulseai.mcp.hub.sandbox.netdata.SimulatedContext.Dimension;

/** {@code /api/v3/data}: the contexts of the scope, grouped, newest first. Without a scope there is nothing, not everything. */
final class DataQuery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_POINTS = 1_000;
    private static final int MOST_SECONDS = 7 * 86_400;

    private final Request request;
    private final long now;
    private final SimulatedIncident incident;
    private final List<String> groupBy;
    private final Map<String, List<Series>> groups = new LinkedHashMap<>();

    /** One dimension of one instance on one node. */
    private record Series(SimulatedNode node, SimulatedContext context, Dimension dimension) {

        String name(String group, boolean readable) {
            return switch (group) {
                case "node" -> readable ? node.name() : node.guid();
                case "instance" -> readable ? context.instance() : context.instance() + "@" + node.guid();
                case "context" -> context.id();
                case "selected" -> "selected";
                default -> dimension.name();
            };
        }
    }

    DataQuery(Request request, long now, SimulatedIncident incident) {
        this.request = request;
        this.now = now;
        this.incident = incident;
        // However they are asked for, the agent groups by dimension first.
        this.groupBy = Arrays.stream(request.parameter("group_by").orElse("dimension").split("[,|]")).sorted().toList();
        for (SimulatedContext context : SimulatedContext.ALL) {
            boolean wanted = request.parameter("scope_contexts").isPresent()
                    && SimplePattern.matches(request.parameter("scope_contexts"), context.id())
                    && SimplePattern.matches(request.parameter("contexts"), context.id());
            SimulatedNode.ALL.stream().filter(node -> wanted && node.isMeant(request)).forEach(node -> context.dimensions()
                    .stream()
                    .filter(dimension -> SimplePattern.matches(request.parameter("dimensions"), dimension.name()))
                    .map(dimension -> new Series(node, context, dimension))
                    .forEach(series -> groups.computeIfAbsent(name(series, false), id -> new ArrayList<>()).add(series)));
        }
    }

    ObjectNode answer() {
        long end = number("before", 0);
        long before = end > 0 ? Math.min(now, end) : now + end;
        long asked = number("after", -600);
        long after = Math.max(before - MOST_SECONDS, asked < 0 ? before + asked : asked);
        int points = (int) Math.max(1, Math.min(MOST_POINTS, number("points", 60)));
        long step = Math.max(1, (before - after) / points);
        ObjectNode answer = JSON.createObjectNode().put("api", 3);
        ObjectNode result = answer.putObject("result");
        ArrayNode labels = result.putArray("labels").add("time");
        groups.keySet().forEach(labels::add);
        result.putObject("point").put("value", 0).put("arp", 1).put("pa", 2);
        ArrayNode rows = result.putArray("data");
        for (int i = 0; i < points && !groups.isEmpty() && before - i * step > after; i++) {
            long time = before - i * step;
            ArrayNode row = rows.addArray().add(time);
            groups.values().forEach(members -> row.addArray().add(aggregated(members, time)).add(0).add(0));
        }
        answer.putObject("db").put("tiers", 1).put("update_every", 1).put("first_entry", now - MOST_SECONDS)
                .put("last_entry", now);
        view(answer.putObject("view"), step, after, before);
        ObjectNode agent = answer.putArray("agents").addObject();
        agent.put("mg", SimulatedNode.local().guid()).put("nm", SimulatedNode.local().name()).put("now", now).put("ai", 0);
        return SimulatedAgentInfo.timed(answer);
    }

    private void view(ObjectNode view, long step, long after, long before) {
        List<Series> all = groups.values().stream().flatMap(List::stream).toList();
        List<String> units = all.stream().map(series -> series.context().units()).distinct().toList();
        all.stream().findFirst().ifPresent(first -> view.put("title", first.context().title()));
        view.put("update_every", step).put("after", after + 1).put("before", before);
        if (units.size() == 1) {
            view.put("units", units.get(0));
        } else if (!units.isEmpty()) {
            units.forEach(view.putArray("units")::add);
        }
        ObjectNode dimensions = view.putObject("dimensions");
        groupBy.forEach(dimensions.putArray("grouped_by")::add);
        groups.keySet().forEach(dimensions.putArray("ids")::add);
        ArrayNode names = dimensions.putArray("names");
        ArrayNode unitsOfEach = dimensions.putArray("units");
        groups.values().forEach(members -> {
            names.add(name(members.get(0), true));
            unitsOfEach.add(members.get(0).context().units());
        });
    }

    private String name(Series series, boolean readable) {
        return groupBy.stream().map(group -> series.name(group, readable)).collect(Collectors.joining(","));
    }

    private double aggregated(List<Series> members, long time) {
        DoubleStream values = members.stream().mapToDouble(series -> series.dimension().at(time, series.node(),
                incident.factor(series.context(), series.dimension(), series.node(), time)));
        double value = switch (request.parameter("aggregation").orElse("average")) {
            case "sum" -> values.sum();
            case "min" -> values.min().orElse(0);
            case "max" -> values.max().orElse(0);
            default -> values.average().orElse(0);
        };
        return Math.round(value * 1e4) / 1e4;
    }

    private long number(String name, long otherwise) {
        return request.parameter(name).filter(value -> value.matches("-?\\d{1,11}")).map(Long::parseLong).orElse(otherwise);
    }
}
