package com.insightpulseai.mcp.functions.socket.scanrepo;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;

/** A stub of Socket that takes a scan and has findings of it. */
abstract class StubbedScanTest extends SocketFunctionTest {

    static final String TOOL = "/providers/socket/scan.repo";
    static final String TOKEN = "sktsec_stored-in-the-vault";
    static final String CONTENT = "{\\\"dependencies\\\":{\\\"evil\\\":\\\"1.0.0\\\"}}";
    static final String UPLOAD = """
            {"repo":"web","manifests":[{"path":"app/package.json","content":"%s"}]}""".formatted(CONTENT);
    static final String CREATED = """
            {"id":"scan-1","scan_state":"pending","html_report_url":"https://socket.dev/dashboard/scan-1",
             "unmatchedFiles":["README.md"]}""";
    static final String LISTED = """
            {"results":[{"id":"scan-1","branch":"main"}],"nextPage":null,"nextPageCursor":null}""";
    static final String ARTIFACTS = """
            {"id":"1","type":"npm","name":"evil","version":"1.0.0","direct":true,\
            "manifestFiles":[{"file":"app/package.json","start":18,"end":22}],\
            "alerts":[{"key":"k1","type":"mediumCVE","severity":"middle","category":"vulnerability","action":"warn",\
            "props":{"cveId":"CVE-2026-1","ghsaId":"GHSA-aaaa-bbbb-cccc","cvss":{"score":5.5,"vectorString":"v"},\
            "kevs":null,"firstPatchedVersionIdentifier":"1.0.1"}},\
            {"key":"k2","type":"malware","severity":"critical","category":"supplyChainRisk","action":"error"}]}
            {"_type":"scores","value":{}}
            """;

    StubbedScanTest() {
        super("socket/scan.repo", "ops_operator", Map.of("socket_api_key", TOKEN));
    }

    @BeforeEach
    void stubSocket() {
        socket.stubPost("/full-scans", json(201, CREATED));
        socket.stubGet("/full-scans/scan-1", artifacts(ARTIFACTS));
    }
}
