package com.insightpulseai.mcp.agents.release;

import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Numbers;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.agents.report.Times;
import com.insightpulseai.mcp.sdk.netdata.NetdataAlert;

/**
 * No critical alert. A silenced one counts too, since the machine is in trouble whether or not people are told.
 *
 * @param ignored names of alerts that are notes only
 */
record AlertRule(Set<String> ignored) {

    void judge(List<NetdataAlert> alerts, Evidence evidence) {
        for (NetdataAlert alert : alerts) {
            switch (alert.status()) {
                case CRITICAL -> critical(alert, evidence);
                case WARNING -> evidence.note(reason(alert, ""));
                case CLEAR, REMOVED -> {
                }
                default -> evidence.unknown(new Gap("an alert", "the status of " + alert.alert() + " on " + alert.node()
                        + " is unknown"));
            }
        }
    }

    private void critical(NetdataAlert alert, Evidence evidence) {
        if (ignored.contains(alert.alert())) {
            evidence.note(reason(alert, ", ignored by --ignore-alert"));
        } else {
            evidence.against(reason(alert, ""));
        }
    }

    private static Reason reason(NetdataAlert alert, String remark) {
        Phrase phrase = Phrase.of(alert.status().word() + " alert ").thenForeign(alert.alert()).then(" on ")
                .thenForeign(alert.node()).then(alert.value().map(value -> ", " + Numbers.shortened(value) + " ").orElse(""))
                .thenSentence(alert.value().isPresent() ? alert.units().orElse("") : "")
                .then(alert.since().map(since -> ", since " + Times.full(since)).orElse("")).then(remark);
        return new Reason("alert", phrase, new JsonFields().put("alert", alert.alert()).put("status", alert.status().word())
                .put("node", alert.node()).put("value", alert.value()).put("units", alert.units()).put("since", alert.since())
                .put("silenced", alert.silenced()));
    }
}
