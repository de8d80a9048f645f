package com.insightpulseai.mcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;

/** A stub of the webhook of seals for a test's field of type {@link SealWebhookStub}. */
public class WireMockSealWebhook extends WireMockProvider<SealWebhookStub> {

    private Path key;

    @Override
    protected Map<String, String> configuration(String origin) {
        try {
            key = Files.writeString(Files.createTempFile("seal-webhook", ".key"), SealWebhookStub.KEY + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "mcp.seal.webhook-url", origin + SealWebhookStub.PATH + "?token=" + SealWebhookStub.TOKEN,
                "mcp.seal.webhook-key-file", key.toString());
    }

    @Override
    protected SealWebhookStub stub(WireMockServer started) {
        return new SealWebhookStub(started);
    }

    @Override
    protected void prepare(SealWebhookStub started) {
        started.stubStatus(204);
    }

    @Override
    public void stop() {
        super.stop();
        try {
            Files.deleteIfExists(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
