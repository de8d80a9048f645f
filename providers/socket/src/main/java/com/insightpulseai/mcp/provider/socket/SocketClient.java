package com.insightpulseai.mcp.provider.socket;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.provider.socket.scan.PollSchedule;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryMap;
import com.insightpulseai.mcp.provider.socket.scan.SocketConfig;
import com.insightpulseai.mcp.provider.socket.scan.SocketSettings;
import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.SocketApi;
import com.insightpulseai.mcp.provider.socket.wire.StreamReader;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.upstream.Upstreams;

/** Opens sessions with Socket. */
@Singleton
public class SocketClient {

    private static final SocketDialect DIALECT = new SocketDialect();

    private final SocketApi api;
    private final StreamReader streams;
    private final AnswerSize size;
    private final EventLoopTimer timer;
    private final PollSchedule schedule;
    private final RepositoryMap repositories;
    private final Upstreams upstreams;

    SocketClient(@RestClient SocketApi api, StreamReader streams, AnswerSize size, EventLoopTimer timer, SocketConfig config,
            SocketSettings settings, Upstreams upstreams) {
        this.api = api;
        this.streams = streams;
        this.size = size;
        this.timer = timer;
        this.schedule = PollSchedule.of(config.poll());
        this.repositories = settings.repos().orElse(RepositoryMap.EMPTY);
        this.upstreams = upstreams;
    }

    /** Opens a session for a tool call, with its organization, its token and what is left of its time. */
    public SocketSession session(ProviderAccess access) {
        return session(org(access), token(access), access.remaining());
    }

    /**
     * Opens a session.
     *
     * @param org slug of the organization at Socket
     * @param token an organization's API token, kept no longer than the session
     * @param limit how long the session may take altogether
     */
    public SocketSession session(String org, VaultSecret token, Duration limit) {
        return session(org, token, upstreams.open(DIALECT, limit));
    }

    /** Opens a session that asks Socket however down it is known to be. */
    SocketSession checking(ProviderAccess access) {
        return session(org(access), token(access), upstreams.openForCheck(DIALECT, access.remaining()));
    }

    private SocketSession session(String org, VaultSecret token, UpstreamSession upstream) {
        return new SocketSession(new SocketAccess(api, org, token, upstream), repositories, streams, size, timer, schedule);
    }

    private static String org(ProviderAccess access) {
        return access.requiredSetting("org", "its organization at Socket");
    }

    private static VaultSecret token(ProviderAccess access) {
        return access.secret("socket_api_key");
    }
}
