package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * The one call that the current request makes: which tool, by whom, and once it is admitted the secrets lent to it and
 * the time it has left. Nothing here outlives the request.
 */
@RequestScoped
public class ToolCall implements ProviderAccess {

    private ToolPolicy policy;
    private RequiredRole requiredRole;
    private Caller caller;
    private String schemaVersion;
    private Optional<Duration> maxStale = Optional.empty();
    private Admission admission;
    private UUID row;
    private String hostname;
    private boolean largeBody;
    private long deadline;

    /**
     * The request names this tool, and this caller was authenticated.
     *
     * @param maxStale how old an answer the caller takes of a failing provider
     */
    public void open(ToolPolicy policy, Caller caller, String schemaVersion, Optional<Duration> maxStale) {
        this.policy = policy;
        this.requiredRole = new RequiredRole("The tool", policy.minRole());
        this.caller = caller;
        this.schemaVersion = schemaVersion;
        this.maxStale = policy.maxStale()
                .flatMap(longest -> maxStale.map(asked -> asked.compareTo(longest) < 0 ? asked : longest));
    }

    /** The input asks for this role; the tool's own counts where it is the higher one. */
    public void require(RequiredRole role) {
        if (!requiredRole.least().atLeast(role.least())) {
            requiredRole = role;
        }
    }

    /** The database decided; from here on the tool's time runs. */
    public void decided(Admission admission) {
        this.admission = admission;
        this.deadline = System.nanoTime() + policy.timeout().toNanos();
    }

    /** The request left this row in the audit, though it calls no tool. */
    public void recorded(UUID row) {
        this.row = row;
    }

    /** The body has more than 64 KiB: work on all of it is not for an event loop. */
    public void receivedLargeBody() {
        largeBody = true;
    }

    public boolean hasLargeBody() {
        return largeBody;
    }

    /** The provider's host that a request goes to; the audit row keeps the last one. */
    public void contacting(String hostname) {
        this.hostname = hostname;
    }

    /** Empty while the request has not been found to name a tool, or names none. */
    public Optional<ToolPolicy> policy() {
        return Optional.ofNullable(policy);
    }

    /** The path that the caller asked; an older version of the tool is answered at another. Empty as {@link #policy()}. */
    public Optional<String> path() {
        return policy().map(tool -> tool.id().path());
    }

    /** What the caller needs for this call; only where it names a tool. */
    public RequiredRole requiredRole() {
        return requiredRole;
    }

    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** The version of the tool's schema that this call speaks. */
    public Optional<String> schemaVersion() {
        return Optional.ofNullable(schemaVersion);
    }

    /** How old an answer may be that stands in for a failing provider's, within the tool's bounds; empty: none may. */
    public Optional<Duration> maxStale() {
        return maxStale;
    }

    public Optional<Admission> admission() {
        return Optional.ofNullable(admission);
    }

    public Optional<UUID> eventId() {
        return admission().flatMap(Admission::event).or(() -> Optional.ofNullable(row));
    }

    public Optional<String> hostname() {
        return Optional.ofNullable(hostname);
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the tool is not configured to get it, or the call was not admitted
     */
    @Override
    public VaultSecret secret(String name) {
        return optionalSecret(name)
                .orElseThrow(() -> new IllegalStateException("the tool is not configured to get the secret " + name));
    }

    @Override
    public Optional<VaultSecret> optionalSecret(String name) {
        return admission instanceof Admission.Admitted admitted
                ? Optional.ofNullable(admitted.secrets().get(name))
                : Optional.empty();
    }

    @Override
    public Optional<String> setting(String key) {
        return policy().map(tool -> tool.settings().get(key)).filter(value -> !value.isBlank());
    }
}
