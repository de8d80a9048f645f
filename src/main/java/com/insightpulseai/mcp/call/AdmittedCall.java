package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;

import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * A call whose row is {@code started}: the tool may run.
 *
 * @param admission with the secrets that were granted to the call
 * @param deadline the end of the tool's time
 */
record AdmittedCall(OpenedCall opened, Admission.Admitted admission, Deadline deadline) implements ProviderAccess {

    ToolPolicy policy() {
        return opened.policy();
    }

    /** How long the tool has been running. */
    Duration taken() {
        return policy().timeout().minus(remaining());
    }

    @Override
    public Duration remaining() {
        Duration left = deadline.remaining();
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the tool is not configured to get it
     */
    @Override
    public VaultSecret secret(String name) {
        return optionalSecret(name)
                .orElseThrow(() -> new IllegalStateException("the tool is not configured to get the secret " + name));
    }

    @Override
    public Optional<VaultSecret> optionalSecret(String name) {
        return Optional.ofNullable(admission.secrets().get(name));
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(policy().settings().get(key)).filter(value -> !value.isBlank());
    }
}
