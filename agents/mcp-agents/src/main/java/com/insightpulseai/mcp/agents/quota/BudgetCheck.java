package com.insightpulseai.mcp.agents.quota;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.call.Part;
import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.client.RateLimit;
import com.insightpulseai.mcp.sdk.problem.QuotaExceeded;
import com.insightpulseai.mcp.sdk.sentry.StatsGetRequest;
import com.insightpulseai.mcp.sdk.sentry.StatsGetResult;

/** Asks for budgets by calls whose responses tell them. */
final class BudgetCheck {

    private static final Gap OTHER_CALLERS = new Gap("budgets of other callers, and classes that were not called",
            "the server has no API for them yet, so these are the budgets that its responses to this caller name");

    private final McpClient client;
    private final Calls calls;
    private final Clock clock;
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, RateLimit> own = new LinkedHashMap<>();
    private final Queue<Budget> exhausted = new ConcurrentLinkedQueue<>();

    BudgetCheck(McpClient client, Calls calls, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    QuotaReport report(int mark, Duration window) {
        Supplier<Part<Answer<com.insightpulseai.mcp.sdk.socket.HealthResult>>> socket = calls.begin("Socket's quota",
                options -> client.socket().healthAnswer(options));
        Supplier<Part<Answer<com.insightpulseai.mcp.sdk.sentry.HealthResult>>> sentry = calls.begin("Sentry's quota",
                options -> client.sentry().healthAnswer(options));
        Supplier<Part<Answer<StatsGetResult>>> stats = calls.begin("what Sentry took",
                options -> stats(window, options));
        List<Budget> upstream = new ArrayList<>();
        List<Gap> limits = new ArrayList<>(List.of(OTHER_CALLERS));
        take(socket.get()).ifPresent(health -> health.upstreamQuota().ifPresentOrElse(
                quota -> upstream.add(budget("socket", quota.used(), quota.total())),
                () -> gaps.add(new Gap("Socket's quota", health.message()))));
        take(sentry.get()).ifPresent(health -> health.upstreamQuota().ifPresentOrElse(
                quota -> upstream.add(budget("sentry", quota.used(), quota.total())),
                () -> limits.add(new Gap("Sentry's quota", "Sentry does not tell it; what it drops is counted"))));
        List<SentryIntake> intake = take(stats.get()).map(found -> SentryIntake.of(wholeStats(found).groups()))
                .orElse(List.of());
        List<Budget> budgets = new ArrayList<>(own.values().stream().map(limit -> Budget.of(limit, clock.instant())).toList());
        if (own.isEmpty() && gaps.isEmpty()) {
            limits.add(new Gap("this caller's budget", "its role has no limits, or the responses name none"));
        }
        budgets.addAll(exhausted);
        budgets.addAll(upstream);
        return new QuotaReport(mark, window, budgets, intake, List.copyOf(gaps), List.copyOf(limits));
    }

    /** A budget that is used up has no response to tell it, but the refusal. */
    private Answer<StatsGetResult> stats(Duration window, CallOptions options) {
        try {
            return client.sentry().statsGetAnswer(StatsGetRequest.builder().period(hours(window) + "h").build(), options);
        } catch (QuotaExceeded e) {
            exhausted.add(Budget.exhausted("calls of sentry/stats.get and its class", clock.instant(), e.retryAfter()));
            throw e;
        }
    }

    private <T> Optional<T> take(Part<Answer<T>> part) {
        part.gap().ifPresent(gaps::add);
        part.known().flatMap(Answer::rateLimit).ifPresent(limit -> own.merge(limit.quotaClass(), limit,
                (one, other) -> Comparator.comparing(RateLimit::remaining).compare(one, other) <= 0 ? one : other));
        return part.known().map(Answer::value);
    }

    private static Budget budget(String provider, long used, long total) {
        return new Budget(provider, "requests", Optional.of(used), Optional.of(total), Optional.empty(), Optional.empty());
    }

    private StatsGetResult wholeStats(StatsGetResult stats) {
        if (stats.truncated() || stats.unreadable().orElse(0L) > 0) {
            gaps.add(new Gap("some of what Sentry took", stats.hint().orElse("some groups could not be read")));
        }
        return stats;
    }

    /** Sentry counts whole hours. */
    private static long hours(Duration window) {
        return Math.max(1, (window.toSeconds() + 3_599) / 3_600);
    }
}
