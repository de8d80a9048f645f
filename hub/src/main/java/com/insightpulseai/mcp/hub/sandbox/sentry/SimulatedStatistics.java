package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** How many events of which kind were taken in or not: an invented rhythm, and what was sent here added to the last hour. */
final class SimulatedStatistics {

    private static final int MOST_INTERVALS = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Kind> KINDS = List.of(new Kind("accepted", "error", 42), new Kind("filtered", "error", 3),
            new Kind("rate_limited", "error", 1), new Kind("accepted", "transaction", 910),
            new Kind("client_discard", "transaction", 120), new Kind("accepted", "attachment", 5));

    private static final Set<String> CATEGORIES = Set.of("error", "transaction", "attachment", "replay", "profile", "monitor");

    private final AtomicLong sent = new AtomicLong();

    private record Kind(String outcome, String category, long hourly) {
    }

    void count() {
        sent.incrementAndGet();
    }

    /** Answers the sums of the query's period, by outcome and category, whatever it asks to group by, in any project. */
    Reply read(Request request) {
        Optional<Duration> period = Moments.period(request.parameter("statsPeriod").orElse("90d"));
        Optional<Duration> interval = Moments.period(request.parameter("interval").orElse("1h"));
        if (!request.parameter("field").filter("sum(quantity)"::equals).isPresent()) {
            return SimulatedSentry.error(400, "Invalid field");
        }
        if (period.isEmpty() || interval.isEmpty() || interval.get().compareTo(HOUR) < 0
                || period.get().compareTo(interval.get().multipliedBy(MOST_INTERVALS)) > 0) {
            return SimulatedSentry.error(400, "Invalid interval");
        }
        Optional<String> category = request.parameter("category");
        if (category.isPresent() && !CATEGORIES.contains(category.get())) {
            return SimulatedSentry.error(400, "Invalid category");
        }
        long width = interval.get().toSeconds();
        long end = Instant.now().getEpochSecond() / width * width + width;
        int count = (int) Math.max(1, period.get().toSeconds() / width);
        ObjectNode answer = JSON.createObjectNode().put("start", time(end - count * width)).put("end", time(end));
        ArrayNode intervals = answer.putArray("intervals");
        List<Long> starts = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            starts.add(end - i * width);
            intervals.add(time(end - i * width));
        }
        ArrayNode groups = answer.putArray("groups");
        KINDS.stream().filter(kind -> category.isEmpty() || category.get().equals(kind.category()))
                .forEach(kind -> add(groups.addObject(), kind, starts, width));
        return Reply.json(200, answer);
    }

    private void add(ObjectNode group, Kind kind, List<Long> starts, long width) {
        group.putObject("by").put("outcome", kind.outcome()).put("category", kind.category());
        ArrayNode series = JSON.createArrayNode();
        long total = 0;
        for (int i = 0; i < starts.size(); i++) {
            long hours = width / HOUR.toSeconds();
            // Nights are quieter.
            long quantity = kind.hourly() * hours + starts.get(i) / HOUR.toSeconds() % 24 * kind.hourly() / 24;
            if (i == starts.size() - 1 && kind.equals(KINDS.get(0))) {
                quantity += sent.get();
            }
            series.add(quantity);
            total += quantity;
        }
        group.putObject("totals").put("sum(quantity)", total);
        group.putObject("series").set("sum(quantity)", series);
    }

    private static String time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).toString();
    }
}
