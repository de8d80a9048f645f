package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.node.TextNode;

/** Ids and names that one tool lists are accepted by every input that asks for them. */
class ListedNamesTest {

    private static final String LONG = "x".repeat(255);
    private static final List<String> NODES = List.of("web-1", "my host", "größe", "rack:7", "a_b", LONG,
            "11111111-aaaa-4444-8888-000000000001");
    private static final List<String> CONTEXTS = List.of("system.cpu", "disk.space", "prometheus:node.load one", "größe.x",
            "_private.x", ".hidden", LONG);
    private static final List<String> ALERTS = List.of("disk_space_usage", "10min_cpu_usage", "my alert", "a:b", LONG);
    /** An Agent takes several names separated by blanks, so it silences none that holds one. */
    private static final List<String> SILENCEABLE = List.of("disk_space_usage", "10min_cpu_usage", "a:b", "system.cpu", LONG);
    private static final List<String> ISSUES = List.of("4100000001", "SHOP-7", "SHOP_API-1A2", "_SHOP-7", "-SHOP-7",
            "7-SHOP-1");
    private static final List<String> PROJECTS = List.of("shop", "shop-web", "shop_web", "_shop", "-shop", "7shop", "31");
    private static final List<String> REPOS = List.of("web", "shop.api", "_x-1", "7", "x".repeat(100));

    /** By tool and field, the inputs that ask for what is listed, with a place for it. */
    private static final Map<String, Map.Entry<List<String>, List<String>>> LISTED = Map.ofEntries(
            Map.entry("netdata/nodes.list hostname and node_id", Map.entry(NODES, List.of(
                    "netdata/metrics.query {'contexts':['a'],'nodes':[%s]}", "netdata/alerts.list {'nodes':[%s]}",
                    "netdata/alerts.history {'nodes':[%s]}"))),
            Map.entry("netdata/alerts.list context", Map.entry(CONTEXTS, List.of(
                    "netdata/metrics.query {'contexts':[%s]}", "netdata/alerts.list {'contexts':[%s]}",
                    "netdata/alerts.history {'contexts':[%s]}"))),
            Map.entry("netdata/alerts.list alert", Map.entry(ALERTS, List.of(
                    "netdata/alerts.list {'alerts':[%s]}", "netdata/alerts.history {'alerts':[%s]}"))),
            Map.entry("netdata/alerts.list alert and context, to be silenced", Map.entry(SILENCEABLE, List.of(
                    "netdata/alert.silence {'action':'silence','alerts':[%s]}",
                    "netdata/alert.silence {'action':'silence','contexts':[%s]}"))),
            Map.entry("netdata/metrics.query label", Map.entry(List.of("user", "read bytes", "größe", "a.b:c/d"), List.of(
                    "netdata/metrics.query {'contexts':['a'],'dimensions':[%s]}"))),
            Map.entry("netdata cursors", Map.entry(List.of("0", "500", "999999"), List.of(
                    "netdata/nodes.list {'cursor':%s}", "netdata/alerts.list {'cursor':%s}",
                    "netdata/alerts.history {'cursor':%s}"))),
            Map.entry("netdata/alerts.history cursor", Map.entry(List.of("1795346759999998", "999999999999999999"), List.of(
                    "netdata/alerts.history {'cursor':%s}"))),
            Map.entry("sentry/issues.list id and short_id", Map.entry(ISSUES, List.of(
                    "sentry/issue.get {'issue':%s}", "sentry/issue.update {'issue':%s,'status':'resolved'}"))),
            Map.entry("sentry/issues.list project", Map.entry(PROJECTS, List.of(
                    "sentry/issues.list {'projects':[%s]}", "sentry/stats.get {'projects':[%s]}"))),
            Map.entry("sentry/issues.list assigned_to", Map.entry(List.of("user:77", "team:5"), List.of(
                    "sentry/issue.update {'issue':'SHOP-7','assigned_to':%s}"))),
            Map.entry("sentry/issue.get environment", Map.entry(List.of("production", "e u", "größe", "x".repeat(64)), List.of(
                    "sentry/issues.list {'environments':[%s]}"))),
            Map.entry("sentry/issue.get release", Map.entry(List.of("shop@1.2.0", "1.0 (7)", "größe+1"), List.of(
                    "sentry/issue.update {'issue':'SHOP-7','status':'resolved','in_release':%s}",
                    "sentry/event.send {'message':'m','release':%s}"))),
            Map.entry("sentry/stats.get category", Map.entry(List.of("error", "profile_chunk_ui", "log_byte", "span2"), List.of(
                    "sentry/stats.get {'category':%s}"))),
            Map.entry("sentry/issues.list next_cursor", Map.entry(List.of("0:25:0", "1744480800000:0:0"), List.of(
                    "sentry/issues.list {'cursor':%s}"))),
            Map.entry("socket/scan.repo scan_id", Map.entry(List.of("e9f2c1b0-7a61-4d0e-8c4f-0a1b2c3d4e5f", "Scan_1"), List.of(
                    "socket/scan.get {'scan_id':%s}"))),
            Map.entry("socket findings, key", Map.entry(
                    List.of("QTEST_MALWARE_KEY_123", "Q-a_B9", "a+b/c=", "npm:left~1.0", "x".repeat(500)), List.of(
                            "socket/finding.triage {'findings':[{'key':%s,'state':'warn'}]}"))),
            Map.entry("socket findings, type", Map.entry(List.of("malware", "criticalCVE", "gptDidYouMean", "a-b_c.d"), List.of(
                    "socket/findings.list {'type':%s}"))),
            Map.entry("socket/findings.list repo", Map.entry(REPOS, List.of(
                    "socket/findings.list {'repo':%s}", "socket/scan.repo {'repo':%s}"))),
            Map.entry("socket/findings.list branch", Map.entry(List.of("main", "feature/größe", "release-1.0"), List.of(
                    "socket/scan.repo {'repo':'web','ref':%s}"))),
            Map.entry("socket findings, package", Map.entry(List.of("left-pad", "@acme/left", "org.acme/Core"), List.of(
                    "socket/scan.get {'scan_id':'a','package_name':%s}"))),
            Map.entry("socket/package.check purl", Map.entry(
                    List.of("pkg:npm/%40acme/left@1.0.0", "pkg:golang/github.com/docker/docker@v24.0.7%2Bincompatible"),
                    List.of(
                            "socket/package.check {'packages':[%s]}"))));

    @TestFactory
    Stream<DynamicTest> areTaken() {
        Map<String, Class<?>> inputs = ToolInputs.byTool();
        return LISTED.entrySet().stream().flatMap(listed -> listed.getValue().getValue().stream()
                .flatMap(asked -> listed.getValue().getKey().stream().map(name -> {
                    String[] parts = asked.split(" ", 2);
                    String json = parts[1].replace('\'', '"').replace("%s", TextNode.valueOf(name).toString());
                    return DynamicTest.dynamicTest(listed.getKey() + " in " + parts[0] + ": " + name, () -> {
                        Set<? extends ConstraintViolation<?>> violations = ToolInputs.VALIDATOR
                                .validate(ToolInputs.JSON.readValue(json, inputs.get(parts[0])));
                        assertThat(violations).isEmpty();
                    });
                })));
    }
}
