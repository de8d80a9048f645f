package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.call.Admission;
import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.health.HealthCheckRegistry.CheckedProvider;
import com.insightpulseai.mcp.health.HealthRepository.Known;
import com.insightpulseai.mcp.health.HealthRepository.Outcome;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.store.DatabaseUnavailableException;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Looks health up for the caller of the current request, and refuses callers that may not see it. */
@ApplicationScoped
class HealthAccess {

    private static final RequiredRole VIEWER = new RequiredRole("The health of providers", OpsRole.VIEWER);

    private final HealthRepository lookup;
    private final Authentication authentication;
    private final CurrentCall call;
    private final RequestId requestId;
    private final ClientSoftware client;
    private final EventLoopTimer timer;

    HealthAccess(HealthRepository lookup, Authentication authentication, CurrentCall call, RequestId requestId,
            ClientSoftware client, EventLoopTimer timer) {
        this.lookup = lookup;
        this.authentication = authentication;
        this.call = call;
        this.requestId = requestId;
        this.client = client;
        this.timer = timer;
    }

    /** @param latency how long the database took */
    record Found(Known known, Duration latency) {
    }

    /**
     * Looks what is known. The row that a caller leaves is named in the answer, be it a refusal or not.
     *
     * @param caller empty for a monitor without a token, who may look and is not on record
     * @param fresh as in {@link HealthRepository#look}
     * @return empty when the database did not answer in time, or not to this login; fails for a caller without a role
     */
    Uni<Optional<Found>> look(Optional<Caller> caller, Optional<String> provider, Collection<CheckedProvider> providers,
            Duration fresh, Duration limit) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            Uni<Optional<Known>> known = timer
                    .limit(lookup.look(caller, provider, requestId.value(), client.name(), providers, fresh), limit,
                            TimeoutException::new)
                    .map(Optional::of)
                    .onFailure(HealthAccess::isOutage).recoverWithItem(failure -> {
                        Log.warnf("Nothing is known of the providers' health: %s", failure.toString());
                        return Optional.empty();
                    });
            return known.map(found -> found.filter(one -> mayLook(one, caller))
                    .map(admitted -> new Found(admitted, Duration.ofNanos(System.nanoTime() - began))));
        });
    }

    private boolean mayLook(Known known, Optional<Caller> caller) {
        Optional<UUID> row = known.event();
        row.ifPresent(call::recorded);
        if (known.outcome() == Outcome.UNKNOWN_CALLER) {
            authentication.reportUnregistered(caller.orElseThrow());
            throw new Admission.UnknownCaller().answer();
        }
        if (known.outcome() == Outcome.OK) {
            return true;
        }
        if (row.isPresent()) {
            throw denied(known.outcome(), row.get()).answer();
        }
        Log.error("The database tells this login nothing of the providers' health; use mcp_health or mcp_hub");
        return false;
    }

    private static Admission.Denied denied(Outcome outcome, UUID row) {
        return switch (outcome) {
            case SESSION_ENDED -> new Admission.SessionEnded(row);
            case TOOL_NOT_ALLOWED -> new Admission.ToolNotAllowed(row);
            default -> new Admission.RoleDenied(row, VIEWER, Optional.empty());
        };
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof DatabaseUnavailableException || failure instanceof TimeoutException;
    }
}
