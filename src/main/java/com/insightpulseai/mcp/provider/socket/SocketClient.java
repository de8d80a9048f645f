package com.insightpulseai.mcp.provider.socket;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.eventloop.EventLoopTimer;
import com.insightpulseai.mcp.vault.VaultSecret;

/** Opens sessions with Socket. */
@Singleton
public class SocketClient {

    private final SocketApi api;
    private final ScanResultReader reader;
    private final EventLoopTimer timer;
    private final PollSchedule schedule;

    SocketClient(@RestClient SocketApi api, ScanResultReader reader, EventLoopTimer timer, SocketConfig config) {
        this.api = api;
        this.reader = reader;
        this.timer = timer;
        this.schedule = PollSchedule.of(config.poll());
    }

    /**
     * Opens a session for one tool call.
     *
     * @param org slug of the organization at Socket
     * @param token an organization's API token, kept no longer than the session
     * @param limit how long the session may take altogether
     */
    public SocketSession session(String org, VaultSecret token, Duration limit) {
        return new SocketSession(api, reader, timer, schedule, org, token, Deadline.in(limit));
    }
}
