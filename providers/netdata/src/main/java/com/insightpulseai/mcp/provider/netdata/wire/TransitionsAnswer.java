package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertTransition;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The changes of alerts in version 3, from an Agent and from Netdata Cloud alike. */
@RegisterForReflection
public record TransitionsAnswer(@JsonProperty("transitions") List<Received<Transition>> transitions) {

    /** @throws MalformedAnswerException if there is no list */
    public Records<AlertTransition> toTransitions() throws MalformedAnswerException {
        if (transitions == null) {
            throw new MalformedAnswerException("no transitions");
        }
        Map<Long, Integer> ofTheSecond = new HashMap<>();
        return Records.of(transitions, change -> Optional.of(change).filter(Transition::isComplete)
                .map(complete -> complete.toTransition(complete.id() == null
                        ? id(complete.when(), ofTheSecond.merge(complete.when(), 1, Integer::sum))
                        : complete.id())));
    }

    /**
     * In the place of an id where there is none, as is so at Netdata Cloud: it grows with time too, and stays when newer
     * changes come.
     *
     * @param place which of the second's changes it is, from the newest
     */
    private static long id(long second, int place) {
        return second * 1_000_000 + 999_999 - place;
    }

    @RegisterForReflection
    record Transition(@JsonProperty("gi") Long id, @JsonProperty("alert") @JsonAlias("name") String alert,
            @JsonProperty("hostname") String hostname, @JsonProperty("node_id") String nodeId,
            @JsonProperty("instance_n") String instanceName,
            @JsonProperty("instance") String instance, @JsonProperty("context") String context,
            @JsonProperty("when") Long when, @JsonProperty("info") String info, @JsonProperty("summary") String summary,
            @JsonProperty("units") String units, @JsonProperty("new") State to, @JsonProperty("old") State from) {

        boolean isComplete() {
            return NetdataAlert.name(alert).isPresent() && NetdataAlert.time(when).isPresent();
        }

        AlertTransition toTransition(long id) {
            Optional<State> old = Optional.ofNullable(from);
            Optional<State> now = Optional.ofNullable(to);
            return new AlertTransition(id, NetdataAlert.time(when).orElseThrow(), alert,
                    AlertStatus.of(now.map(State::status).orElse("")),
                    AlertStatus.of(old.map(State::status).orElse("")), NetdataAlert.name(hostname).orElse(""),
                    NetdataAlert.name(nodeId),
                    NetdataAlert.name(context),
                    NetdataAlert.name(instanceName).or(() -> NetdataAlert.name(instance)).orElse(""),
                    now.map(State::value).flatMap(NetdataAlert::number), old.map(State::value).flatMap(NetdataAlert::number),
                    NetdataAlert.name(units), old.map(State::duration),
                    NetdataAlert.info(summary).or(() -> NetdataAlert.info(info)));
        }
    }

    @RegisterForReflection
    record State(@JsonProperty("status") String status, @JsonProperty("value") Double value,
            @JsonProperty("duration") Long duration) {
    }
}
