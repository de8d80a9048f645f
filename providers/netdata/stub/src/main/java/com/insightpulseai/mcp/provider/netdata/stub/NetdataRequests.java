package com.insightpulseai.mcp.provider.netdata.stub;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/**
 * What may be asked of a Netdata Agent. It answers much that it does not understand with everything it has, so a wrong
 * request is only noticed here.
 */
final class NetdataRequests {

    private static final Set<String> V3_SCOPE = Set.of("scope_nodes", "nodes", "timeout", "options");
    /** By path, after the method where it is another one than {@code GET}. */
    private static final Map<String, Set<String>> PARAMETERS = Map.ofEntries(
            entry("/api/v3/info", V3_SCOPE),
            entry("/api/v3/nodes", V3_SCOPE),
            entry("/api/v3/data",
                    with(V3_SCOPE, "scope_contexts", "contexts", "instances", "dimensions", "labels", "after", "before",
                            "points", "group_by", "group_by_label", "aggregation", "time_group", "time_group_options", "format",
                            "cardinality_limit")),
            // No "contexts": it is ignored, and so the answer holds all.
            entry("/api/v3/alerts", with(V3_SCOPE, "scope_contexts", "alert", "status")),
            // No "scope_contexts": it is ignored here, and the changes of other contexts take up what is listed.
            entry("/api/v3/alert_transitions", with(V3_SCOPE, "alert", "after", "before", "last", "f_alert", "f_context",
                    "f_status", "f_node")),
            entry("/api/v1/info", Set.of()),
            entry("/api/v1/data",
                    Set.of("context", "chart", "dimensions", "after", "before", "points", "group", "format", "options")),
            entry("/api/v1/context", Set.of("context", "options")),
            entry("/api/v1/alarms", Set.of("all", "active")),
            entry("/api/v1/alarm_log", Set.of("after")),
            entry("/api/v1/manage/health", Set.of("cmd", "alarm", "context", "chart", "hosts")));

    private NetdataRequests() {
    }

    /** @throws AssertionError if an agent would misunderstand the request, or do more than anybody may ask of it */
    static void assertUnderstood(LoggedRequest request) {
        // Version 1 has the addresses about another node below its name.
        String path = request.getUrl().split("\\?", 2)[0].replaceFirst("^/host/[^/]+(?=/api/v1/(data|context)$)", "");
        Map<String, List<String>> query = request.getQueryParams().values().stream()
                .collect(Collectors.toMap(QueryParameter::key, QueryParameter::values));
        String method = request.getMethod().value();
        String operation = method.equals("GET") ? path : method + " " + path;
        assertThat(PARAMETERS).as("operations of an agent").containsKey(operation);
        assertThat(PARAMETERS.get(operation)).as("parameters of " + operation).containsAll(query.keySet());
        // Of a repeated parameter the agent takes the last and says nothing.
        assertThat(query.values()).as("values of " + path).allSatisfy(values -> assertThat(values).hasSize(1));
        switch (path) {
            case "/api/v3/data" -> assertThat(query).as("data without it is 5.5 MB").containsKey("scope_contexts");
            case "/api/v3/alerts" -> assertThat(query.getOrDefault("status", List.of("clear")).get(0))
                    .as("upper case is ignored").matches("[a-z,|]+");
            case "/api/v3/alert_transitions" -> assertThat(query.getOrDefault("after", List.of("0")).get(0))
                    .as("without a relative time there are none").matches("-[1-9][0-9]*");
            case "/api/v1/alarms" -> assertThat(request.getUrl()).as("all= and all=true are ignored").doesNotContain("=");
            case "/api/v1/manage/health" -> assertHarmless(query);
            default -> {
                // Nothing more to say about the others.
            }
        }
    }

    private static void assertHarmless(Map<String, List<String>> query) {
        String command = query.getOrDefault("cmd", List.of("")).get(0);
        assertThat(command).as("command").isIn("SILENCE", "RESET", "LIST");
        if (command.equals("SILENCE")) {
            assertThat(query).as("selectors").containsAnyOf(entry("context", query.getOrDefault("context", List.of())),
                    entry("alarm", query.getOrDefault("alarm", List.of())));
            assertThat(query.values()).allSatisfy(values -> assertThat(values.get(0)).doesNotContain("*").isNotBlank());
        }
    }

    private static Set<String> with(Set<String> common, String... more) {
        return Stream.concat(common.stream(), Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
    }
}
