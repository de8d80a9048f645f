package com.insightpulseai.mcp.agents.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.digest.ServerHealth.ProviderHealth;
import com.insightpulseai.mcp.agents.report.AgentReport;
import com.insightpulseai.mcp.agents.report.Document;
import com.insightpulseai.mcp.agents.report.Document.Mood;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.agents.report.Times;
import com.insightpulseai.mcp.cli.ExitCode;

/**
 * The health of server and providers, and the alerts of some hours.
 *
 * @param details of providers that have a tool for it
 * @param alerts empty where they are not known
 * @param failsOnDown whether a part that is down is the exit code 1
 */
record DigestReport(Instant at, int hours, ServerHealth health, List<ProviderDetail> details, Optional<List<AlertTally>> alerts,
        List<Gap> gaps, boolean failsOnDown) implements AgentReport {

    private static final String OK = "ok";
    private static final String DOWN = "down";
    private static final int MOST_ALERTS = 20;

    /** The result of a provider's own tool. */
    record ProviderDetail(String provider, String status, long latencyMillis, String message) {
    }

    private boolean isDown() {
        return health.status().equals(DOWN) || details.stream().anyMatch(detail -> detail.status().equals(DOWN));
    }

    @Override
    public int exitCode() {
        return failsOnDown && isDown() ? ExitCode.ATTENTION : ExitCode.OK;
    }

    @Override
    public Document document() {
        Mood mood = isDown() ? Mood.BAD : health.status().equals(OK) ? Mood.GOOD : Mood.UNCERTAIN;
        Document document = new Document().title(Phrase.of("Health: ").thenForeign(isDown() ? DOWN : health.status())
                .then(", " + Times.full(at)), mood);
        document.table(List.of("part", "status", "response", "message"), rows());
        document.heading("Alerts of the last " + hours + " h");
        alerts.ifPresentOrElse(known -> add(document, known), () -> document.paragraph(Phrase.of("Not known.")));
        return document.section("Not known", gaps.stream().map(Gap::phrase).toList());
    }

    private static void add(Document document, List<AlertTally> alerts) {
        if (alerts.isEmpty()) {
            document.paragraph(Phrase.of("None was raised or cleared."));
            return;
        }
        document.table(List.of("where", "alert", "raised", "lasted", "now"),
                alerts.stream().limit(MOST_ALERTS).map(DigestReport::row).toList());
        if (alerts.size() > MOST_ALERTS) {
            document.paragraph(Phrase.of("And " + (alerts.size() - MOST_ALERTS) + " more, which lasted less."));
        }
    }

    private List<List<Phrase>> rows() {
        List<List<Phrase>> rows = new ArrayList<>();
        health.providers().forEach(provider -> rows.add(row(provider)));
        rows.add(List.of(Phrase.of("database"), Phrase.foreign(health.database()), Phrase.of(""), Phrase.of("")));
        rows.add(List.of(Phrase.of("vault"), Phrase.foreign(health.vault()), Phrase.of(""), Phrase.of("")));
        return rows;
    }

    private List<Phrase> row(ProviderHealth provider) {
        Optional<ProviderDetail> detail = details.stream().filter(each -> each.provider().equals(provider.provider()))
                .findFirst();
        return List.of(Phrase.foreign(provider.provider()), Phrase.foreign(detail.map(ProviderDetail::status)
                .orElse(provider.status())), Phrase.of(detail.map(each -> each.latencyMillis() + " ms").orElse("?")),
                Phrase.of("").thenSentence(detail.map(ProviderDetail::message).orElse("")));
    }

    private static List<Phrase> row(AlertTally tally) {
        return List.of(Phrase.foreign(tally.node()), Phrase.foreign(tally.alert()), Phrase.of(tally.raised() + " ×"),
                Phrase.of(Times.length(tally.lasted())), Phrase.foreign(tally.status().word()));
    }

    @Override
    public JsonFields json() {
        return new JsonFields().put("agent", "health-digest").put("at", at).put("hours", hours)
                .put("status", isDown() ? DOWN : health.status())
                .put("providers", health.providers().stream().map(this::json).toList())
                .put("database", health.database()).put("vault", health.vault())
                .put("alerts", alerts.map(known -> known.stream().map(AlertTally::json).toList()))
                .put("not_known", gaps.stream().map(Gap::json).toList());
    }

    private JsonFields json(ProviderHealth provider) {
        Optional<ProviderDetail> detail = details.stream().filter(each -> each.provider().equals(provider.provider()))
                .findFirst();
        return new JsonFields().put("provider", provider.provider())
                .put("status", detail.map(ProviderDetail::status).orElse(provider.status()))
                .put("latency_ms", detail.map(ProviderDetail::latencyMillis))
                .put("message", detail.map(ProviderDetail::message))
                .put("checked_at", provider.checkedAt());
    }
}
