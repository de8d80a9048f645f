package com.insightpulseai.mcp.agents.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.call.Part;
import com.insightpulseai.mcp.agents.call.WholeList;
import com.insightpulseai.mcp.agents.digest.DigestReport.ProviderDetail;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.AlertsHistoryRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertsHistoryResult;

/** Asks server and providers how they are. */
final class DigestCheck {

    private static final WholeList<AlertsHistoryResult, AlertTransition> CHANGES = new WholeList<>(
            AlertsHistoryResult::transitions, AlertsHistoryResult::truncated, AlertsHistoryResult::nextCursor,
            AlertsHistoryResult::unreadable);
    private static final int PAGE = 200;
    private static final Gap HISTORY = new Gap("availability, outages, response times and refused calls of these hours",
            "the server has no API for its history yet, so this is the health of now");

    private final McpClient client;
    private final Calls calls;
    private final Clock clock;
    private final List<Gap> gaps = new ArrayList<>();

    DigestCheck(McpClient client, Calls calls, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    /** @throws com.insightpulseai.mcp.cli.CommandFailure when the server does not tell its health */
    DigestReport report(String server, Duration timeout, int hours, boolean failsOnDown) {
        List<Supplier<Part<ProviderDetail>>> details = List.of(calls.begin("details of Socket", this::socket),
                calls.begin("details of Sentry", this::sentry), calls.begin("details of Netdata", this::netdata));
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofHours(hours));
        Supplier<Part<WholeList.Read<AlertTransition>>> history = calls.begin("alerts", options -> changes(from, options));
        // A body that arrives byte by byte has no timeout of its own; the part has.
        Part<ServerHealth> health = calls.begin("health of the server", options -> ServerHealth.ask(server, timeout)).get();
        List<ProviderDetail> known = details.stream().map(Supplier::get).map(this::orGap).flatMap(Optional::stream).toList();
        Optional<WholeList.Read<AlertTransition>> read = orGap(history.get());
        read.flatMap(WholeList.Read::doubt).ifPresent(doubt -> gaps.add(new Gap("some alerts", doubt)));
        Optional<List<AlertTally>> alerts = read.map(found -> AlertTally.of(found.items().stream()
                .filter(change -> !change.at().isBefore(from) && !change.at().isAfter(now)).toList(), from, now));
        gaps.add(HISTORY);
        return new DigestReport(now, hours, orFailure(health), known, alerts, List.copyOf(gaps), failsOnDown);
    }

    private static ServerHealth orFailure(Part<ServerHealth> health) {
        return health.known().orElseThrow(() -> CommandFailure.unknown(health.gap().map(Gap::reason).orElse("")));
    }

    private <T> Optional<T> orGap(Part<T> part) {
        part.gap().ifPresent(gaps::add);
        return part.known();
    }

    private WholeList.Read<AlertTransition> changes(Instant from, CallOptions options) {
        return CHANGES.read(client.netdata().alertsHistoryPages(
                AlertsHistoryRequest.builder().after(from.toString()).limit(PAGE).build(), options));
    }

    private ProviderDetail socket(CallOptions options) {
        var health = client.socket().health(options);
        return new ProviderDetail(health.provider(), health.status().word(), health.latencyMs(), health.message());
    }

    private ProviderDetail sentry(CallOptions options) {
        var health = client.sentry().health(options);
        return new ProviderDetail(health.provider(), health.status().word(), health.latencyMs(), health.message());
    }

    private ProviderDetail netdata(CallOptions options) {
        var health = client.netdata().health(options);
        return new ProviderDetail(health.provider(), health.status().word(), health.latencyMs(), health.message());
    }
}
