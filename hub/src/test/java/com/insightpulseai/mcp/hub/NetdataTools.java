package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls the tools of Netdata at a sandbox, as its operator. */
final class NetdataTools {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HubProcess hub;
    private final String token;

    NetdataTools(HubProcess sandbox) throws IOException {
        this.hub = sandbox;
        this.token = HubClient.json(sandbox.read("tokens.json")).path("ops_operator").asText();
    }

    /** The answer to a call, which has to have this status. */
    JsonNode call(String tool, String input, int status) {
        HttpRequest request = HttpRequest.newBuilder(hub.url("/providers/netdata/" + tool)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(input)).build();
        HttpResponse<String> response = http.sendAsync(request, BodyHandlers.ofString()).join();
        assertThat(response.statusCode()).as("%s: %s", tool, response.body()).isEqualTo(status);
        return HubClient.json(response.body());
    }

    JsonNode call(String tool, String input) {
        return call(tool, input, 200);
    }

    /** Whether an alert is shown as silenced, whatever its status. */
    boolean silenced(String alert) {
        JsonNode alerts = call("alerts.list",
                "{\"status\":[\"critical\",\"warning\",\"clear\"],\"alerts\":[\"" + alert + "\"]}").path("alerts");
        assertThat(alerts).hasSize(1);
        return alerts.path(0).path("silenced").asBoolean();
    }
}
