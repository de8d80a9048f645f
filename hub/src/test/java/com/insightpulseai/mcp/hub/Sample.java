package com.insightpulseai.mcp.hub;

import java.util.List;

/**
 * A call of one tool that the sandbox can answer.
 *
 * @param tool such as {@code socket/scan.repo}
 * @param role the least that the tool accepts
 * @param body its input; {@code {scan}} stands for the id of a scan that exists
 */
record Sample(String tool, String role, String body) {

    private static final String VIEWER = "ops_viewer";
    private static final String OPERATOR = "ops_operator";

    /** One for each tool of the catalogue. */
    static final List<Sample> ALL = List.of(
            new Sample("socket/scan.repo", OPERATOR, """
                    {"repo":"demo","manifests":[{"path":"package.json",
                     "content":"{\\"dependencies\\":{\\"evil-test-package\\":\\"1.0.0\\"}}"}]}"""),
            new Sample("socket/scan.get", VIEWER, "{\"scan_id\":\"{scan}\"}"),
            new Sample("socket/findings.list", VIEWER, "{}"),
            new Sample("socket/package.check", VIEWER, "{\"packages\":[\"pkg:npm/evil-test-package@1.0.0\"]}"),
            new Sample("socket/finding.triage", OPERATOR, """
                    {"findings":[{"key":"Qsandbox-evil-malware","state":"ignore"}]}"""),
            new Sample("socket/health", VIEWER, "{}"),
            new Sample("sentry/issues.list", VIEWER, "{}"),
            new Sample("sentry/issue.get", VIEWER, "{\"issue\":\"SHOP-API-1\"}"),
            new Sample("sentry/issue.update", OPERATOR, "{\"issue\":\"SHOP-API-1\",\"status\":\"resolved\"}"),
            new Sample("sentry/event.send", OPERATOR, "{\"message\":\"The sample fails\"}"),
            new Sample("sentry/stats.get", VIEWER, "{}"),
            new Sample("sentry/health", VIEWER, "{}"),
            new Sample("netdata/metrics.query", VIEWER, "{\"contexts\":[\"system.cpu\"]}"),
            new Sample("netdata/nodes.list", VIEWER, "{}"),
            new Sample("netdata/alerts.list", VIEWER, "{}"),
            new Sample("netdata/alerts.history", VIEWER, "{}"),
            new Sample("netdata/alert.silence", OPERATOR, "{\"action\":\"silence\",\"contexts\":[\"system.cpu\"]}"),
            new Sample("netdata/health", VIEWER, "{}"));

    String provider() {
        return tool.substring(0, tool.indexOf('/'));
    }

    String name() {
        return tool.substring(tool.indexOf('/') + 1);
    }

    boolean isHealth() {
        return name().equals("health");
    }

    /** Whether it changes nothing and tells more than how its provider is. */
    boolean isReading() {
        return role.equals(VIEWER) && !isHealth();
    }

    /** Whether the provider is down for it when checks find it down; not where it has a secret, and a host, of its own. */
    boolean heedsOutages() {
        return !isHealth() && !tool.equals("sentry/event.send");
    }

    @Override
    public String toString() {
        return tool;
    }
}
