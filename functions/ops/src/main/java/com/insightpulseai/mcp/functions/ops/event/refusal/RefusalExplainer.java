package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.functions.ops.alert.AlertContext.AlertCheck;
import com.insightpulseai.mcp.functions.ops.alert.OpsAlert;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.event.refusal.RefusalReason.Prospect;
import com.insightpulseai.mcp.functions.ops.event.refusal.Why.UsedQuota;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.QuerySteps;

import io.smallrye.mutiny.Uni;

/** Explains why a call was refused or failed, from the configuration and from what the reader may see. */
@ApplicationScoped
public class RefusalExplainer {

    /** A check that is older tells nothing of now. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final ToolCatalogue catalogue;
    private final ProvidersConfig config;
    private final RefusalEvidence evidence;

    RefusalExplainer(ToolCatalogue catalogue, ProvidersConfig config, RefusalEvidence evidence) {
        this.catalogue = catalogue;
        this.config = config;
        this.evidence = evidence;
    }

    /**
     * Explains an event; the item is empty where the call was neither refused nor failed.
     *
     * @param roleNow the caller's role at this moment, {@code none} without one; empty where the reader may not know it
     */
    public Uni<Optional<Why>> explain(ConsoleReader reader, EventRow event, Optional<String> roleNow, OffsetDateTime now) {
        Optional<ToolPolicy> policy = policy(event);
        Optional<RefusalReason> reason = RefusalReason.of(event, policy.flatMap(tool -> OpsRole.of(event.callerRole())
                .map(role -> role.atLeast(tool.minRole()))).orElse(false));
        if (reason.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        RefusalRule rule = new RefusalRule(event, policy, config);
        return switch (reason.get().prospect()) {
            case QUOTA -> ofQuota(reader, event, policy, roleNow, now)
                    .map(used -> Optional
                            .of(why(reason.get(), rule, roleNow, used.wouldPass(), used.quota(), List.of(), List.of())));
            case HEALTH -> evidence.outage(reader, event).map(outage -> Optional.of(why(reason.get(), rule, roleNow,
                    outage.wouldPass(now.minus(FRESH)), null, outage.alerts(), outage.checks())));
            default -> Uni.createFrom().item(
                    Optional.of(why(reason.get(), rule, roleNow, prospect(reason.get().prospect(), event), null, List.of(),
                            List.of())));
        };
    }

    private Optional<ToolPolicy> policy(EventRow event) {
        try {
            return catalogue.find(new ToolId(event.provider(), event.tool()));
        } catch (IllegalArgumentException notATool) {
            return Optional.empty();
        }
    }

    private static Why why(RefusalReason reason, RefusalRule rule, Optional<String> roleNow, WouldPass otherwise,
            UsedQuota quota,
            List<OpsAlert> alerts, List<AlertCheck> checks) {
        return new Why(rule.fill(reason.sentence()), rule.line(reason.rule()).orElse(null),
                new Why.Roles(rule.event().callerRole(), roleNow.orElse(null)), reason.helps().map(rule::fill).orElse(null),
                rule.verdict(roleNow).and(otherwise).wireName(), quota, alerts.stream().findFirst().orElse(null), checks);
    }

    private WouldPass prospect(Prospect prospect, EventRow event) {
        return switch (prospect) {
            case OPEN -> WouldPass.YES;
            case SAME_INPUT -> WouldPass.NO;
            case HOST -> Optional.ofNullable(config.providers().get(event.provider()))
                    .filter(provider -> provider.allowedHosts().contains(event.hostname()))
                    .map(listed -> WouldPass.YES).orElse(WouldPass.UNKNOWN);
            default -> WouldPass.UNKNOWN;
        };
    }

    /** @param quota null where the tool has no quota class any more, or the role no limit */
    private record QuotaEvidence(UsedQuota quota, WouldPass wouldPass) {
    }

    private Uni<QuotaEvidence> ofQuota(ConsoleReader reader, EventRow event, Optional<ToolPolicy> policy,
            Optional<String> roleNow,
            OffsetDateTime now) {
        Optional<Quota> quota = quota(policy, Optional.of(event.callerRole()));
        Optional<String> quotaClass = policy.flatMap(ToolPolicy::quotaClass);
        if (quota.isEmpty() || quotaClass.isEmpty() || event.callerId() == null) {
            return Uni.createFrom().item(new QuotaEvidence(null, policy.isPresent() ? WouldPass.YES : WouldPass.UNKNOWN));
        }
        Duration window = quota.get().window();
        OffsetDateTime start = QuerySteps.begin(event.createdAt(), window.toSeconds());
        List<String> tools = tools(event.provider(), quotaClass.get());
        return evidence.quota(reader, event, quotaClass.get(), window, start, QuerySteps.begin(now, window.toSeconds()), tools)
                .map(found -> new QuotaEvidence(
                        new UsedQuota(quotaClass.get(), quota.get().calls(), window.toSeconds(), start, start.plus(window),
                                found.used().orElse(null), found.calls()),
                        quota(policy, roleNow).map(limit -> found.usedNow() < limit.calls() ? WouldPass.YES : WouldPass.NO)
                                .orElse(WouldPass.YES)));
    }

    private static Optional<Quota> quota(Optional<ToolPolicy> policy, Optional<String> role) {
        return policy.flatMap(tool -> role.flatMap(OpsRole::of).map(tool.quotas()::get));
    }

    /** Returns the tools of a provider whose calls count to a class. */
    private List<String> tools(String provider, String quotaClass) {
        List<String> tools = new ArrayList<>();
        config.providers().get(provider).tools().stream().filter(tool -> tool.quota().filter(quotaClass::equals).isPresent())
                .forEach(tool -> tools.add(tool.name()));
        return tools;
    }
}
