package com.insightpulseai.mcp.hub.sandbox.netdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.netdata.SimulatedAlert.Change;

/**
 * A change of an alert's status at its time.
 *
 * @param step how many changes came after it
 * @param when in seconds since 1970
 */
record SimulatedTransition(SimulatedAlert alert, int step, long when) {

    /** @param began when the agent started, in seconds since 1970 */
    static SimulatedTransition of(SimulatedAlert alert, int step, long began) {
        return new SimulatedTransition(alert, step, began - alert.history().get(step).minutesAgo() * 60L);
    }

    /** Ids grow with time. */
    long id() {
        return when * 1_000_000 + SimulatedAlert.ALL.indexOf(alert);
    }

    String uuid() {
        return UUID.nameUUIDFromBytes(Long.toString(id()).getBytes(UTF_8)).toString();
    }

    void describe(ObjectNode item) {
        Change change = alert.history().get(step);
        item.put("gi", id()).put("transition_id", uuid()).put("machine_guid", alert.node().guid())
                .put("hostname", alert.node().name()).put("alert", alert.name()).put("instance", alert.instance())
                .put("instance_n", alert.instance()).put("context", alert.context()).put("component", alert.component())
                .put("classification", "Utilization").put("type", "System").put("when", when)
                .put("info", alert.info()).put("summary", "").put("units", alert.units());
        item.putObject("new").put("status", change.status()).put("value", change.value());
        ObjectNode old = item.putObject("old");
        former().ifPresentOrElse(
                former -> old.put("status", former.status()).put("value", former.value())
                        .put("duration", (former.minutesAgo() - change.minutesAgo()) * 60L),
                () -> old.put("status", "UNINITIALIZED").putNull("value").put("duration", 0));
        item.putObject("notification").put("when", 0).put("delay", 0).put("to", "sysadmin").putArray("flags")
                .add("PROCESSED").add("SAVED");
    }

    private Optional<Change> former() {
        return step + 1 < alert.history().size() ? Optional.of(alert.history().get(step + 1)) : Optional.empty();
    }
}
