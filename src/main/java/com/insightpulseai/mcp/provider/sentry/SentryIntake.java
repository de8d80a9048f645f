package com.insightpulseai.mcp.provider.sentry;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.upstream.Upstreams;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** Opens sessions with what takes in Sentry's events. It needs a DSN, and the web API's token is of no use here. */
@Singleton
public class SentryIntake {

    private static final IntakeDialect DIALECT = new IntakeDialect();

    private final IntakeApi api;
    private final Upstreams upstreams;

    SentryIntake(@RestClient IntakeApi api, Upstreams upstreams) {
        this.api = api;
        this.upstreams = upstreams;
    }

    /** Opens a session for a tool call, with its DSN and what is left of its time. */
    public IntakeSession session(ProviderAccess access) {
        return session(access.secret("sentry_dsn"), access.remaining());
    }

    /**
     * Opens a session.
     *
     * @param dsn a project's DSN, kept no longer than the session
     * @param limit how long the session may take altogether
     * @throws ProblemException {@code unavailable} if the secret is no DSN; the message quotes nothing of it
     */
    public IntakeSession session(VaultSecret dsn, Duration limit) {
        return Dsn.parse(dsn)
                .map(parsed -> new IntakeSession(api, parsed, upstreams.open(DIALECT, limit)))
                .orElseThrow(() -> ProblemException.of(ProblemCode.UNAVAILABLE,
                        "The stored secret sentry_dsn is not a DSN, such as https://<key>@<host>/<project>."));
    }
}
