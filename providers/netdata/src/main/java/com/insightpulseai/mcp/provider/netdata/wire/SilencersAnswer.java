package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Mode;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Selector;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an Agent lists as silenced. Selectors can outlive a reset, and are without effect then. */
@RegisterForReflection
public record SilencersAnswer(@JsonProperty("all") boolean all, @JsonProperty("type") String type,
        @JsonProperty("silencers") List<Received<Silencer>> silencers) {

    private static final int MOST_SELECTORS = 200;

    /** @throws MalformedAnswerException if it is no JSON, or no list */
    public static Silences read(String text) throws MalformedAnswerException {
        try {
            return UpstreamJson.MAPPER.readValue(text, SilencersAnswer.class).toSilences();
        } catch (JsonProcessingException e) {
            throw new MalformedAnswerException("no list of silencers");
        }
    }

    private Silences toSilences() throws MalformedAnswerException {
        if (silencers == null || type == null) {
            throw new MalformedAnswerException("no list of silencers");
        }
        Mode mode = switch (type.toUpperCase(Locale.ROOT)) {
            case "SILENCE" -> Mode.SILENCE;
            case "DISABLE" -> Mode.DISABLE;
            default -> Mode.NONE;
        };
        if (mode == Mode.NONE) {
            return new Silences(mode, false, List.of(), false);
        }
        Records<Silencer> listed = Records.of(silencers, Optional::of);
        List<Selector> selectors = listed.readable().stream().map(Silencer::toSelector).distinct().toList();
        return new Silences(mode, all, selectors.stream().limit(MOST_SELECTORS).toList(),
                selectors.size() > MOST_SELECTORS || listed.unreadable() > 0
                        || listed.readable().stream().anyMatch(Silencer::isCut));
    }

    @RegisterForReflection
    record Silencer(@JsonProperty("alarm") String alarm, @JsonProperty("context") String context,
            @JsonProperty("chart") String chart, @JsonProperty("hosts") String hosts) {

        Selector toSelector() {
            return new Selector(Silences.names(alarm), Silences.names(context), Silences.names(chart), Silences.names(hosts),
                    Optional.empty(), Optional.empty());
        }

        boolean isCut() {
            return Stream.of(alarm, context, chart, hosts).anyMatch(Silences::areCut);
        }
    }
}
