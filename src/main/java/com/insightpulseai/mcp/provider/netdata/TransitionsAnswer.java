package com.insightpulseai.mcp.provider.netdata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The changes of alerts in version 3, from an Agent and from Netdata Cloud alike. */
@RegisterForReflection
record TransitionsAnswer(@JsonProperty("transitions") List<Transition> transitions) {

    /** @throws MalformedAnswerException if there is no list, or a change in it without its alert or its time */
    List<AlertTransition> toTransitions() throws MalformedAnswerException {
        if (transitions == null || transitions.stream().anyMatch(change -> change == null || !change.isComplete())) {
            throw new MalformedAnswerException("no transitions, or an incomplete one");
        }
        Map<Long, Integer> ofTheSecond = new HashMap<>();
        return transitions.stream().map(change -> change.toTransition(
                change.id() == null ? id(change.when(), ofTheSecond.merge(change.when(), 1, Integer::sum)) : change.id()))
                .toList();
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
            return alert != null && to != null && NetdataAlert.time(when).isPresent();
        }

        AlertTransition toTransition(long id) {
            Optional<State> old = Optional.ofNullable(from);
            return new AlertTransition(id, NetdataAlert.time(when).orElseThrow(), alert, AlertStatus.of(to.status()),
                    AlertStatus.of(old.map(State::status).orElse("")), NetdataAlert.name(hostname).orElse(""),
                    NetdataAlert.name(nodeId),
                    NetdataAlert.name(context),
                    NetdataAlert.name(instanceName).or(() -> NetdataAlert.name(instance)).orElse(""),
                    NetdataAlert.number(to.value()), old.map(State::value).flatMap(NetdataAlert::number),
                    NetdataAlert.name(units), old.map(State::duration),
                    NetdataAlert.info(summary).or(() -> NetdataAlert.info(info)));
        }
    }

    @RegisterForReflection
    record State(@JsonProperty("status") String status, @JsonProperty("value") Double value,
            @JsonProperty("duration") Long duration) {
    }
}
