package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** What a check may use that is no tool's call. Kept no longer than the check. */
public final class HealthCheckAccess implements ProviderAccess {

    private final Map<String, VaultSecret> secrets;
    private final Map<String, String> settings;
    private final long deadline;

    /** @param limit how long the check may take, from now on */
    public HealthCheckAccess(Map<String, VaultSecret> secrets, Map<String, String> settings, Duration limit) {
        this.secrets = Map.copyOf(secrets);
        this.settings = Map.copyOf(settings);
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** @throws ProblemException {@code unavailable} when the vault has no such secret */
    @Override
    public VaultSecret secret(String name) {
        return optionalSecret(name).orElseThrow(
                () -> ProblemException.unavailable("The vault has no " + name + ".", Duration.ofMinutes(1)));
    }

    @Override
    public Optional<VaultSecret> optionalSecret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isBlank());
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
