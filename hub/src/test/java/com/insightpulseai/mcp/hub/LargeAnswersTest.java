package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Answers of each tool to an MCP client, of replies as large as they may be, where it is asked for all it may give.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class LargeAnswersTest extends SampleCalls {

    private static final int LONGEST_ANSWER = 48_000;
    /** The most bytes that are read of a reply. */
    private static final int NETDATA_REPLY = 4 << 20;
    private static final int OTHER_REPLY = 10 << 20;
    /** The simulated provider makes pages itself, each of which grows out of the same records. */
    private static final String PAGED_BY_THE_PROVIDER = "netdata/alerts.history";
    /** Tools whose results have bounds that keep them small; every other tool has to cut its answer. */
    private static final Set<String> SMALL = Set.of("netdata/alert.silence", "netdata/health", "sentry/event.send",
            "sentry/health", "sentry/issue.get", "sentry/issue.update", "socket/finding.triage", "socket/health");

    static Stream<Sample> samples() {
        return Sample.ALL.stream();
    }

    @BeforeEach
    void growReplies() {
        Sample.providers().forEach(name -> providers.provider(name)
                .change(LargeReplies.upTo(name.equals("netdata") ? NETDATA_REPLY : OTHER_REPLY)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void staysWithinTheBoundAndSaysHowToReadOn(Sample sample) {
        database.addUser(caller, sample.role());
        ObjectNode input = largest(sample);
        JsonNode output = call(sample, input);

        assertThat(output.path("truncated").booleanValue()).as(output.toString()).isEqualTo(!SMALL.contains(sample.id()));
        if (output.has("next_cursor")) {
            JsonNode next = call(sample, next(sample, input, output));
            assertThat(list(next)).isNotEmpty();
            if (!sample.id().equals(PAGED_BY_THE_PROVIDER)) {
                assertThat(list(next)).doesNotContainAnyElementsOf(list(output));
            }
        } else if (output.path("truncated").booleanValue() && PublishedSchema.of(sample).hasOutput("hint")) {
            assertThat(output.path("hint").textValue()).isNotBlank();
        }
    }

    /** The sample's input, with all that it may ask for. */
    private static ObjectNode largest(Sample sample) {
        ObjectNode input = (ObjectNode) McpClient.json(sample.body());
        for (String number : List.of("limit", "points", "alerts_per_package")) {
            PublishedSchema.of(sample).most(number).ifPresent(most -> input.put(number, most));
        }
        if (input.has("after")) {
            input.put("after", "-86400");
        }
        if (sample.id().equals("socket/package.check")) {
            for (int i = input.path("packages").size(); i < 1_024; i++) {
                input.withArray("packages").add("pkg:npm/package-" + i + "@1.0.0");
            }
        }
        return input;
    }

    /** A scan's result is read on by the tool that reads scans. */
    private static ObjectNode next(Sample sample, ObjectNode input, JsonNode output) {
        ObjectNode next = sample.id().equals("socket/scan.repo")
                ? input.objectNode().put("scan_id", output.path("scan_id").textValue())
                : input.deepCopy();
        return next.put("cursor", output.path("next_cursor").textValue());
    }

    private JsonNode call(Sample sample, ObjectNode input) {
        Sample called = input.has("scan_id") ? Sample.of("socket/scan.get") : sample;
        JsonNode result = McpClient.call(as(caller, sample.role()), McpToolName.of(ToolId.parse(called.id())),
                input.toString());
        String text = McpClient.text(result);

        assertThat(result.path("isError").booleanValue()).as(text).isFalse();
        assertThat(text.length()).isLessThanOrEqualTo(LONGEST_ANSWER);
        assertThat(McpClient.json(text)).isEqualTo(result.path("structuredContent"));
        return result.path("structuredContent");
    }

    /** The longest list of an answer. */
    private static List<JsonNode> list(JsonNode output) {
        List<JsonNode> records = new ArrayList<>();
        StreamSupport.stream(output.spliterator(), false).filter(JsonNode::isArray).max(Comparator.comparingInt(JsonNode::size))
                .ifPresent(longest -> longest.forEach(records::add));
        return records;
    }
}
