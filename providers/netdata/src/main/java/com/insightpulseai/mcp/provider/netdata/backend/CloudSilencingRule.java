package com.insightpulseai.mcp.provider.netdata.backend;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Mode;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Selector;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A rule of Netdata Cloud that silences some alerts of a room for a while.
 *
 * @param id only in answers
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CloudSilencingRule(@JsonProperty("id") String id, @JsonProperty("name") String name,
        @JsonProperty("disabled") Boolean disabled, @JsonProperty("room_ids") List<String> rooms,
        @JsonProperty("alert_names") List<String> alerts, @JsonProperty("alert_contexts") List<String> contexts,
        @JsonProperty("starts_at") String startsAt, @JsonProperty("lasts_until") String lastsUntil) {

    /** Rules pile up unless they end. */
    private static final Duration USUAL = Duration.ofHours(1);

    static CloudSilencingRule of(Silencing wanted, String room, Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.MILLIS);
        Instant end = begin.plus(wanted.duration().orElse(USUAL));
        return new CloudSilencingRule(null, "MCP silence until " + end.truncatedTo(ChronoUnit.SECONDS), false, List.of(room),
                wanted.alerts(), wanted.contexts(), begin.toString(), end.toString());
    }

    /**
     * What this rule silences as Netdata Cloud made it; other rules are none of the caller's business.
     *
     * @param wanted what it was asked for, which stands where the answer does not say
     * @throws MalformedAnswerException if it has no id, for then no rule was made
     */
    Silences toSilences(CloudSilencingRule wanted) throws MalformedAnswerException {
        Optional<String> made = NetdataAlert.name(id);
        if (made.isEmpty()) {
            throw new MalformedAnswerException("a silencing rule without an id");
        }
        String ofAlerts = String.join(" ", alerts == null ? wanted.alerts : alerts);
        String ofContexts = String.join(" ", contexts == null ? wanted.contexts : contexts);
        Selector selector = new Selector(Silences.names(ofAlerts), Silences.names(ofContexts), Optional.empty(),
                Optional.empty(), time(lastsUntil).or(() -> time(wanted.lastsUntil)), made);
        return new Silences(Mode.SILENCE, false, List.of(selector), Silences.areCut(ofAlerts) || Silences.areCut(ofContexts));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
