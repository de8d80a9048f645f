package com.insightpulseai.mcp.scanner;

import static com.insightpulseai.mcp.scanner.HubStub.ok;

/** Results of scans as the hub writes them. */
public final class HubScans {

    public static final String MALWARE = finding("critical", "malware", "evil-test-package", "1.0.0", "");
    public static final String OLD_CVE = finding("high", "cve", "sandbox-template-engine", "2.3.1",
            ",\"vulnerability\":{\"id\":\"CVE-2026-0001\",\"aliases\":[],\"known_exploited\":false}");

    private HubScans() {
    }

    public static String finding(String severity, String type, String name, String version, String more) {
        return "{\"severity\":\"" + severity + "\",\"type\":\"" + type + "\",\"package\":{\"ecosystem\":\"npm\",\"name\":\""
                + name
                + "\",\"version\":\"" + version + "\"},\"direct\":true,\"manifest_files\":[\"package.json\"],\"positions\":[]"
                + more
                + "}";
    }

    public static HubStub.Reply complete(String id, String... findings) {
        return scan(id, 2, "", findings);
    }

    public static HubStub.Reply scan(String id, int packages, String more, String... findings) {
        return ok("{\"state\":\"complete\",\"scan_id\":\"" + id + "\",\"findings\":[" + String.join(",", findings)
                + "],\"findings_total\":" + findings.length + ",\"packages_total\":" + packages
                + ",\"repository\":{\"slug\":\"web\"},\"truncated\":false" + more + "}");
    }

    public static HubStub.Reply pending(String id) {
        return ok("{\"state\":\"pending\",\"scan_id\":\"" + id
                + "\",\"findings\":[],\"repository\":{\"slug\":\"web\"},\"truncated\":false}");
    }

    public static HubStub.Reply none() {
        return ok("{\"state\":\"no_scan_for_ref\",\"findings\":[],\"repository\":{\"slug\":\"web\"},\"truncated\":false}");
    }
}
