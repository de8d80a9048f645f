package com.insightpulseai.mcp.provider.stubs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.AGENT_V3;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.recorded;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.limited;
import static com.insightpulseai.mcp.testing.ProviderStub.json;

import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.provider.sentry.stub.SentryStub;
import com.insightpulseai.mcp.provider.socket.stub.SocketStub;

/** Stubs of three providers, which are healthy until a test changes that. */
public final class HealthyProviders {

    /** What the vault has to hold for them, by name. */
    public static final Map<String, String> SECRETS = Map.of("socket_api_key", "sktsec_stored-in-the-vault",
            "sentry_auth_token", "token-in-the-vault", "sentry_dsn", "dsn-in-the-vault",
            "netdata_management_key", "key-in-the-vault");

    private static final String ORGANIZATION = """
            {"avatar":{},"dateCreated":"2026-01-12T08:00:00Z","hasAuthProvider":false,"id":"2","isEarlyAdopter":false,
             "allowMemberInvite":true,"allowMemberProjectCreation":true,"allowSuperuserAccess":false,
             "links":{"organizationUrl":"https://acme.sentry.io","regionUrl":"https://us.sentry.io"},"name":"Acme",
             "require2FA":false,"slug":"acme","status":{"id":"active","name":"active"}}
            """;

    private final NetdataStub netdata;
    private final SentryStub sentry;
    private final SocketStub socket;

    private HealthyProviders(NetdataStub netdata, SentryStub sentry, SocketStub socket) {
        this.netdata = netdata;
        this.sentry = sentry;
        this.socket = socket;
    }

    /** Stubs them anew: all are healthy, and no request has come. */
    public static HealthyProviders stub(NetdataStub netdata, SentryStub sentry, SocketStub socket) {
        HealthyProviders providers = new HealthyProviders(netdata, sentry, socket);
        netdata.reset();
        netdata.stubAgentV3();
        sentry.reset();
        providers.stubSentry(0, 39);
        socket.reset();
        providers.stubSocket(quota(900, 1_000));
        return providers;
    }

    /** Stubs Socket's response to a check of its health. */
    public void stubSocket(ResponseDefinitionBuilder answer) {
        socket.stubUndescribed(get(urlPathEqualTo("/v0/quota")).willReturn(answer));
    }

    /** Stubs Sentry, which responds after a delay and allows 40 concurrent requests, of which some are left. */
    public void stubSentry(int delayMillis, int left) {
        sentry.stubGet("", limited(json(200, ORGANIZATION), 40, left, 1_900_000_000L).withFixedDelay(delayMillis));
    }

    /** Stubs Netdata, whose data come after a delay. */
    public void stubNetdata(int delayMillis) {
        netdata.stubGet("/api/v3/data", recorded(AGENT_V3, "v3-data.json").withFixedDelay(delayMillis));
    }

    /** Socket's quota. */
    public static ResponseDefinitionBuilder quota(int left, int total) {
        return json(200,
                "{\"quota\":%d,\"maxQuota\":%d,\"nextWindowRefresh\":\"2026-01-02T03:00:00Z\"}".formatted(left, total));
    }

    /** How many requests came to all of them. */
    public int requests() {
        return netdata.requests().size() + sentry.requests().size() + socket.requests().size();
    }
}
