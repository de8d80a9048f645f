package com.insightpulseai.mcp.hub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A provider all of whose answers are recorded, in {@code sandbox/<name>/recorded.json}. Its own code knows the provider's
 * credential: 401 without it, and 404 for what is not recorded.
 */
public abstract class RecordedUpstream implements SimulatedUpstream {

    private final String name;
    private final String basePath;
    private final Optional<Credential> credential;
    private volatile String secret = UUID.randomUUID().toString();

    /** A provider that anybody may ask. */
    protected RecordedUpstream(String name, String basePath) {
        this(name, basePath, Optional.empty());
    }

    /**
     * A provider that wants a credential with every request.
     *
     * @param name in the configuration, such as {@code acme}
     * @param basePath what the provider's {@code base_url} ends in, such as {@code /v1}; may be empty
     */
    protected RecordedUpstream(String name, String basePath, Credential credential) {
        this(name, basePath, Optional.of(credential));
    }

    private RecordedUpstream(String name, String basePath, Optional<Credential> credential) {
        this.name = name;
        this.basePath = basePath;
        this.credential = credential;
    }

    /**
     * How a credential is sent: {@code <header>: <prefix><secret>}.
     *
     * @param vaultKey the name of the vault secret
     * @param prefix such as {@code Bearer} with a blank; may be empty
     */
    public record Credential(String vaultKey, String header, String prefix) {

        /** A bearer token, <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750</a>. */
        public static Credential bearer(String vaultKey) {
            return new Credential(vaultKey, "Authorization", "Bearer ");
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String basePath() {
        return basePath;
    }

    @Override
    public final List<String> vaultKeys() {
        return credential.map(Credential::vaultKey).stream().toList();
    }

    @Override
    public final Map<String, String> placeholders(String origin, Supplier<String> random) {
        secret = "sandbox_" + random.get();
        return credential.map(wanted -> Map.of(wanted.vaultKey(), secret)).orElse(Map.of());
    }

    @Override
    public Reply answer(Request request) {
        return credential.stream().allMatch(wanted -> isSent(wanted, request)) ? message(404, "Not found")
                : message(401, "Unauthorized");
    }

    private boolean isSent(Credential wanted, Request request) {
        return MessageDigest.isEqual((wanted.prefix() + secret).getBytes(UTF_8),
                request.header(wanted.header()).orElse("").getBytes(UTF_8));
    }

    private static Reply message(int status, String message) {
        return Reply.json(status, "{\"message\":\"" + message + "\"}");
    }
}
