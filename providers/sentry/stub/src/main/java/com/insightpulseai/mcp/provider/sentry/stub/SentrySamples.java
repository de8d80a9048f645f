package com.insightpulseai.mcp.provider.sentry.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers of Sentry as its description has them, new ones each time, for tests to bend. */
public final class SentrySamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SentrySamples() {
    }

    /** The issue SHOP-7, number 4100000001, whose title names somebody. */
    public static ObjectNode issue() {
        return read("sentry/issue.json");
    }

    /** Its latest event, full of what is about a person called Jo. */
    public static ObjectNode event() {
        return read("sentry/event.json");
    }

    /** An event of which more is told than fits into an answer: every character takes six bytes of JSON. */
    public static ObjectNode enormousEvent() {
        String text = "\u0001".repeat(100);
        String longText = text.repeat(30);
        ObjectNode event = event().put("message", longText).put("title", longText).put("dist", longText);
        event.putObject("release").put("version", longText);
        ArrayNode exceptions = (ArrayNode) event.at("/entries/0/data/values");
        for (int i = 0; i < 6; i++) {
            ObjectNode thrown = exceptions.addObject().put("type", text).put("value", text.repeat(6)).put("module", text);
            ArrayNode frames = thrown.putObject("stacktrace").putArray("frames");
            IntStream.range(0, 5).forEach(j -> frames.addObject().put("function", text).put("module", text)
                    .put("filename", text).put("inApp", true));
        }
        ArrayNode tags = (ArrayNode) event.get("tags");
        ((ObjectNode) tags.get(0)).put("value", longText);
        IntStream.range(0, 60).forEach(i -> {
            tags.addObject().put("key", "a" + i).put("value", text);
            tags.addObject().put("key", "user." + i + text).put("value", text);
        });
        ObjectNode user = (ObjectNode) event.get("user");
        List.of("id", "email", "username", "name", "ip_address").forEach(field -> user.put(field, longText));
        ((ObjectNode) user.get("geo")).put("city", longText);
        ObjectNode request = (ObjectNode) event.at("/entries/1/data");
        request.put("url", longText).put("method", longText).put("data", longText);
        for (String list : List.of("headers", "query", "cookies")) {
            IntStream.range(0, 51).forEach(i -> request.withArray(list).addArray().add("n" + text).add(text));
        }
        ArrayNode crumbs = (ArrayNode) event.at("/entries/2/data/values");
        IntStream.range(0, 31).forEach(i -> crumbs.addObject().put("message", text).put("category", text));
        IntStream.range(0, 21).forEach(i -> event.withObject("/contexts").putObject("c" + i).put("v", text).put("w", text));
        return event;
    }

    /** What the short id SHOP-7 stands for. */
    public static ObjectNode shortId() {
        return JSON.createObjectNode().put("organizationSlug", WireMockSentry.ORG).put("projectSlug", "shop")
                .put("groupId", "4100000001").put("shortId", "SHOP-7").set("group", issue());
    }

    /** The issue as a list has it, under another number. */
    public static ObjectNode listed(String id) {
        ObjectNode issue = issue().put("id", id).put("sessionCount", 0).put("latestEventHasAttachments", false)
                .putNull("matchingEventId").putNull("matchingEventEnvironment").putNull("filtered");
        issue.remove(List.of("firstRelease", "lastRelease", "activity", "seenBy", "userReportCount", "participants"));
        issue.putObject("derivedData").put("blocker", "none").put("progress", "none").put("status", "open")
                .put("viewCount", 0).put("hasOpenFixPr", false).put("isAssigned", true).put("hasRootCause", false)
                .put("lastCompletedAutofixStep", "none").putNull("lastProgressedAt");
        issue.putObject("stats");
        issue.putObject("lifetime");
        issue.putObject("inbox").put("reason", 0).put("date_added", "2026-10-30T08:15:00Z").putNull("reason_details");
        issue.putObject("owners").put("type", "ownershipRule").put("owner", "team:5").put("date_added", "2026-10-30T08:15:00Z");
        issue.putArray("integrationIssues");
        issue.putArray("sentryAppIssues");
        return issue;
    }

    /** A page of a list. */
    public static ArrayNode page(ObjectNode... issues) {
        ArrayNode page = JSON.createArrayNode();
        for (ObjectNode issue : issues) {
            page.add(issue);
        }
        return page;
    }

    private static ObjectNode read(String resource) {
        try (InputStream in = SentrySamples.class.getClassLoader().getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
