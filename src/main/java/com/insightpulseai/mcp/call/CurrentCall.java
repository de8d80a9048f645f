package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.tool.AnswerBound;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * The one call that the current request makes, as far as it has come: opened, then decided by the database, then admitted.
 * Tools see it as {@link ProviderAccess}, once it is admitted. Nothing here outlives the request.
 */
@RequestScoped
public class CurrentCall implements ProviderAccess, AnswerBound {

    private OpenedCall opened;
    private Admission admission;
    private AdmittedCall admitted;
    private String confinedTo;
    private String hostname;
    private UUID row;

    /** The request names a tool, and its caller was authenticated. */
    public void open(OpenedCall call) {
        opened = call;
    }

    /** The body has more than 64 KiB. */
    public void receivedLargeBody() {
        if (opened != null) {
            opened = opened.withLargeBody();
        }
    }

    void decided(OpenedCall call, Admission decision) {
        admission = decision;
        admitted = decision instanceof Admission.Admitted started ? call.admitted(started) : null;
    }

    /** From here on the hosts of this provider may be contacted, and no others. */
    void confineTo(String provider) {
        confinedTo = provider;
    }

    boolean mayContact(String provider) {
        return provider.equals(confinedTo);
    }

    /** A request goes to this host of the provider; the audit row keeps the last one. */
    void contacting(String host) {
        hostname = host;
    }

    /** The request left this row in the audit, though it calls no tool. */
    public void recorded(UUID event) {
        row = event;
    }

    /** Empty while the request has not been found to name a tool, or names none. */
    public Optional<OpenedCall> opened() {
        return Optional.ofNullable(opened);
    }

    /** The tool's policy; empty as {@link #opened()}. */
    public Optional<ToolPolicy> policy() {
        return opened().map(OpenedCall::policy);
    }

    /** The path that the caller asked; an older version of the tool is answered at another. Empty as {@link #opened()}. */
    public Optional<String> path() {
        return policy().map(tool -> tool.id().path());
    }

    /** What the database decided; empty before. */
    public Optional<Admission> admission() {
        return Optional.ofNullable(admission);
    }

    /** @throws IllegalStateException when the call was not admitted */
    AdmittedCall admitted() {
        if (admitted == null) {
            throw new IllegalStateException("the call was not admitted");
        }
        return admitted;
    }

    /** The request's audit row, where there is one. */
    public Optional<UUID> eventId() {
        return admission().flatMap(Admission::event).or(() -> Optional.ofNullable(row));
    }

    Optional<String> hostname() {
        return Optional.ofNullable(hostname);
    }

    @Override
    public int maxAnswerBytes() {
        return opened().map(OpenedCall::maxAnswerBytes).orElse(LARGEST);
    }

    @Override
    public VaultSecret secret(String name) {
        return admitted().secret(name);
    }

    @Override
    public Optional<VaultSecret> optionalSecret(String name) {
        return admitted().optionalSecret(name);
    }

    @Override
    public Optional<String> setting(String key) {
        return admitted().setting(key);
    }

    @Override
    public Duration remaining() {
        return admitted().remaining();
    }
}
