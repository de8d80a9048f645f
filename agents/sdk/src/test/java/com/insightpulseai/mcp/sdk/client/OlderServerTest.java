package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;

/** Results of a server that is older than some of their fields. */
class OlderServerTest {

    private static final String RESULT = "{\"state\":\"complete\",\"scan_id\":\"s1\",\"truncated\":false,\"findings\":["
            + PagesTest.finding("malware") + "]}";

    private final StubServer server = new StubServer();
    private final McpClient client = new Clients().of(server.url());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private ScanGetResult received(String result) {
        server.thenOk(result);
        return client.socket().scanGet(ScanGetRequest.builder().scanId("s1").build());
    }

    @ParameterizedTest
    @ValueSource(strings = { ",\"positions\":[]", ",\"manifest_files\":[]" })
    void aListWithinAFindingIsReadAsEmpty(String newer) {
        assertThat(RESULT).contains(newer);
        Finding finding = received(RESULT.replace(newer, "")).findings().get(0);

        assertThat(finding.type()).isEqualTo("malware");
        assertThat(finding.positions()).isEmpty();
        assertThat(finding.manifestFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"state\":\"complete\",", "\"severity\":\"low\",", "\"direct\":false,", "\"truncated\":false," })
    void aSingleValueIsNotInvented(String field) {
        assertThat(RESULT).contains(field);

        assertThatThrownBy(() -> received(RESULT.replace(field, ""))).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void aResultWithoutItsFindingsIsNotClean() {
        assertThatThrownBy(() -> received("{\"state\":\"complete\",\"scan_id\":\"s1\",\"truncated\":false}"))
                .isInstanceOf(UnexpectedAnswer.class);
    }
}
