package com.insightpulseai.mcp.provider.sentry;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.health.HealthProbe;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;
import com.insightpulseai.mcp.health.ProviderHealthCheck;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;

/**
 * Asks Sentry how it is, by one request that shows whether address, organization and token go together and what is left of the
 * rate limit.
 */
@Singleton
public class SentryHealth implements ProviderHealthCheck {

    private static final String PROVIDER = "sentry";
    private static final String ACTIVE = "active";
    private static final int NOT_FOUND = 404;

    private final SentryClient client;
    private final HealthProbe probe;

    SentryHealth(SentryClient client, HealthProbe probe) {
        this.client = client;
        this.probe = probe;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Uni<ProviderHealth> check(ProviderAccess access) {
        return probe.check(PROVIDER, () -> diagnose(client.check(access)));
    }

    private static Uni<Diagnosis> diagnose(SentrySession sentry) {
        return sentry.organization().map(SentryHealth::diagnosis)
                .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND))
                .recoverWithItem(Diagnosis.of(HealthStatus.DOWN,
                        "Sentry has no such organization at this address; check the setting org, and base_url for the region."));
    }

    private static Diagnosis diagnosis(Organization.Answer answer) {
        Optional<String> status = answer.organization().status();
        if (status.isPresent() && !status.get().equals(ACTIVE)) {
            return Diagnosis.of(HealthStatus.DEGRADED, "Sentry answers, but the organization is not active there.");
        }
        return answer.rateLimit()
                .map(limit -> Diagnosis.of(new UpstreamQuota(limit.limit() - limit.remaining(), limit.limit())))
                .orElseGet(() -> Diagnosis.of(HealthStatus.OK, "The provider answers."));
    }
}
