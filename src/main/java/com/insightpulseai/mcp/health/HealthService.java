package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.config.Requirements;
import com.insightpulseai.mcp.health.HealthAccess.Found;
import com.insightpulseai.mcp.health.HealthCheckRegistry.CheckedProvider;
import com.insightpulseai.mcp.health.HealthReport.Part;
import com.insightpulseai.mcp.health.HealthRepository.Known;
import com.insightpulseai.mcp.health.HealthRepository.Snapshot;
import com.insightpulseai.mcp.platform.SingleFlight;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/**
 * Reports how providers, database and vault are, within 5 s whatever of it hangs: from the newest checks where they are
 * fresh, else from checks made now, side by side.
 */
@ApplicationScoped
public class HealthService {

    /** What is left of the 5 s is for the way of request and answer, and for a process that has just started. */
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration LONGEST_LOOKUP = Duration.ofMillis(1_500);
    /** All anonymous requests of one second share one look-up in the database. */
    private static final Duration LONGEST_REUSE = Duration.ofSeconds(1);

    private final Authentication authentication;
    private final ProvidersConfig config;
    private final HealthCheckRegistry providers;
    private final HealthAccess lookup;
    private final LiveHealthChecks live;
    private final HealthConfig patience;
    private final RecordingFaults faults;
    private final Requirements requirements;
    private final SingleFlight<Optional<String>, HealthReport> anonymous = new SingleFlight<>();

    HealthService(Authentication authentication, ProvidersConfig config, HealthCheckRegistry providers, HealthAccess lookup,
            LiveHealthChecks live, HealthConfig patience, RecordingFaults faults, Requirements requirements) {
        this.authentication = authentication;
        this.config = config;
        this.providers = providers;
        this.lookup = lookup;
        this.live = live;
        this.patience = patience;
        this.faults = faults;
        this.requirements = requirements;
    }

    /**
     * Reports to the caller of the current request. Fails for a bad token, for a caller without a role, and for a provider
     * that there is not or that is switched off.
     *
     * @param provider the one asked for; empty for all
     * @param now whether the newest checks are not good enough; heeded only for a caller with a role
     */
    public Uni<HealthReport> report(Optional<String> provider, boolean now) {
        return Uni.createFrom().deferred(() -> {
            long end = System.nanoTime() + LONGEST.toNanos();
            return authentication.authenticateIfPresent().chain(caller -> report(caller, provider, now, end));
        });
    }

    private Uni<HealthReport> report(Optional<Caller> caller, Optional<String> provider, boolean now, long end) {
        List<CheckedProvider> asked = provider.map(this::asked).orElseGet(providers::all);
        if (caller.isEmpty()) {
            return anonymous
                    .get(provider, shorter(patience.reuse(), LONGEST_REUSE), () -> report(caller, provider, asked, now, end))
                    .map(SingleFlight.Aged::value);
        }
        return report(caller, provider, asked, now, end);
    }

    private Uni<HealthReport> report(Optional<Caller> caller, Optional<String> provider, List<CheckedProvider> asked,
            boolean now, long end) {
        Duration fresh = now && caller.isPresent() ? Duration.ZERO : patience.fresh();
        Duration reuse = caller.isPresent() ? Duration.ZERO : patience.reuse();
        return lookup.look(caller, provider, asked, fresh, shorter(LONGEST_LOOKUP, remaining(end))).chain(found -> {
            if (provider.isPresent() && asked.isEmpty()) {
                throw ProblemException.of(ProblemCode.PROVIDER_DISABLED, "The provider is switched off.");
            }
            return found.map(answer -> report(answer, asked, caller.isPresent(), fresh, reuse, end))
                    .orElseGet(() -> Uni.createFrom().item(withoutDatabase(asked)));
        });
    }

    private Uni<HealthReport> report(Found found, List<CheckedProvider> asked, boolean detailed, Duration fresh,
            Duration reuse, long end) {
        // A database that can be read and not written to is as good as none: without its row no call is made.
        Part database = faults.find(found.known())
                .map(fault -> Part.down(fault.message()))
                .orElseGet(() -> Part.ok(Optional.of(found.latency()), "The database responds."));
        Part vault = found.known().vaultReadable() ? Part.ok(Optional.empty(), "The vault can be read.")
                : Part.down("The vault cannot be read.");
        if (asked.isEmpty()) {
            return Uni.createFrom().item(new HealthReport(List.of(), database, vault, detailed));
        }
        return Uni.join()
                .all(asked.stream().map(one -> finding(one, found.known(), fresh, reuse, remaining(end))
                        .map(finding -> lacking(finding, found.known()))).toList())
                .andFailFast()
                .map(findings -> new HealthReport(findings, database, vault, detailed));
    }

    /** Empty where the provider is switched off. */
    private List<CheckedProvider> asked(String provider) {
        List<CheckedProvider> found = providers.find(provider).stream().toList();
        ProvidersConfig.Provider configured = config.providers().get(provider);
        if (found.isEmpty() && (configured == null || configured.enabled())) {
            throw ProblemException.of(ProblemCode.UNKNOWN_PROVIDER, "There is no provider of this name whose health is known.");
        }
        return found;
    }

    /** Of a secret that a tool needs no check of its provider tells. It is no alert either: not everyone uses every tool. */
    private Snapshot lacking(Snapshot finding, Known known) {
        List<String> missing = requirements.missingSecrets(finding.health().provider(), known.missingSecrets());
        return new Snapshot(finding.health().lacking(missing), finding.age());
    }

    private Uni<Snapshot> finding(CheckedProvider provider, Known known, Duration fresh, Duration reuse, Duration limit) {
        Optional<Snapshot> newest = known.snapshots().stream()
                .filter(snapshot -> snapshot.health().provider().equals(provider.name()))
                .filter(snapshot -> snapshot.age().compareTo(fresh) < 0).findFirst();
        if (newest.isPresent()) {
            return Uni.createFrom().item(newest.get());
        }
        return known.withoutSecrets(provider)
                .map(down -> Uni.createFrom().item(new Snapshot(down, Duration.ZERO)))
                .orElseGet(() -> live.check(provider, known.secretsOf(provider), reuse, limit));
    }

    /** No more than an anonymous monitor gets, as roles cannot be looked up; and no provider can be called. */
    private static HealthReport withoutDatabase(List<CheckedProvider> asked) {
        return new HealthReport(
                asked.stream().map(HealthService::unchecked).toList(),
                Part.down("The database does not answer."), Part.down("The vault is in the database."), false);
    }

    private static Snapshot unchecked(CheckedProvider provider) {
        return new Snapshot(ProviderHealth.down(provider.name(), Duration.ZERO,
                "Without the database the provider could not be checked."), Duration.ZERO);
    }

    private static Duration remaining(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
