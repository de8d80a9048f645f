package com.insightpulseai.mcp.hub.sandbox.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One issue and its latest event, as they stand. */
final class SimulatedIssue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SentryRecordings recordings;
    private final String firstRelease;
    private ObjectNode issue;
    private ObjectNode event;

    /**
     * @param issue all that the answers about it have in common
     * @param event what is particular to it
     * @param firstRelease release that it was first seen in; empty where none is known
     */
    SimulatedIssue(SentryRecordings recordings, ObjectNode issue, JsonNode event, String firstRelease) {
        this.recordings = recordings;
        this.firstRelease = firstRelease;
        this.issue = issue;
        this.event = complete(event);
    }

    /** @return the issue as it is answered to a change or a look-up by short id */
    synchronized ObjectNode about() {
        return issue.deepCopy();
    }

    synchronized ObjectNode listed() {
        ObjectNode listed = about().setAll(recordings.template("listed"));
        listed.putObject("stats").putArray("24h");
        listed.putObject("lifetime").put("count", issue.path("count").asText())
                .put("userCount", issue.path("userCount").asInt())
                .put("firstSeen", issue.path("firstSeen").asText()).put("lastSeen", issue.path("lastSeen").asText());
        return listed;
    }

    synchronized ObjectNode detailed() {
        ObjectNode detailed = about().setAll(recordings.template("detailed"));
        ArrayNode tags = detailed.putArray("tags");
        event.path("tags").forEach(tag -> tags.addObject().put("key", tag.path("key").asText())
                .put("name", tag.path("key").asText()).put("totalValues", issue.path("count").asInt()));
        return detailed;
    }

    synchronized ObjectNode latestEvent() {
        return event.deepCopy();
    }

    synchronized ObjectNode changed(SimulatedIssueChange change) {
        ObjectNode changed = about();
        change.applyTo(changed);
        issue = changed;
        return about();
    }

    /** Takes in one more event. It brings a resolved issue back, as Sentry does. */
    synchronized void again(JsonNode latest) {
        ObjectNode again = about();
        again.put("count", Integer.toString(issue.path("count").asInt() + 1)).put("lastSeen", Moments.now());
        if (issue.path("status").asText().equals("resolved")) {
            again.put("status", "unresolved").put("substatus", "regressed").set("statusDetails", JSON.createObjectNode());
        }
        issue = again;
        event = complete(latest);
    }

    /** @return whether its latest event carries this tag */
    synchronized boolean tagged(String key, String value) {
        for (JsonNode tag : event.path("tags")) {
            if (tag.path("key").asText().equals(key) && tag.path("value").asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    String firstRelease() {
        return firstRelease;
    }

    private ObjectNode complete(JsonNode particulars) {
        ObjectNode whole = recordings.template("event");
        whole.setAll((ObjectNode) particulars.deepCopy());
        return whole.put("id", whole.path("eventID").asText()).put("groupID", issue.path("id").asText())
                .put("projectID", issue.path("project").path("id").asText())
                .put("title", issue.path("title").asText()).put("culprit", issue.path("culprit").asText())
                .put("type", issue.path("type").asText()).put("platform", issue.path("platform").asText())
                .put("dateCreated", issue.path("lastSeen").asText()).put("dateReceived", issue.path("lastSeen").asText());
    }
}
