package com.insightpulseai.mcp.hub.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Plays a server that the hub calls, such as a provider's API, from recordings made for this project. Answers may be given
 * on several threads at once. What it answers with 404 is looked up in {@code sandbox/<name>/recorded.json}.
 */
public interface SimulatedUpstream {

    /** @return a new upstream of each provider that {@code META-INF/services} names, in that order */
    static List<SimulatedUpstream> ofProviders() {
        // The thread's class loader is another one in tests and in dev mode.
        return ServiceLoader.load(SimulatedUpstream.class, SimulatedUpstream.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get).toList();
    }

    /** @return for a provider its name in the configuration, such as {@code socket} */
    String name();

    /** @return the names of the vault secrets that a real one would want; one of them stored makes it real */
    List<String> vaultKeys();

    /** @return the environment variable that names the real provider's address, where that alone makes the provider real */
    default Optional<String> urlVariable() {
        return Optional.empty();
    }

    /** @return the path below the server's origin that a provider's {@code base_url} ends in, such as {@code /v0} */
    String basePath();

    /** @return what a provider's {@code settings} must say here */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * @param origin scheme, host and port that this upstream is served at
     * @return the configuration that leads the hub's clients here
     */
    default Map<String, String> properties(String origin) {
        String provider = "providers." + name() + ".";
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(provider + "base_url", origin + basePath());
        properties.put(provider + "allowed_hosts", origin);
        settings().forEach((name, value) -> properties.put(provider + "settings." + name, value));
        return properties;
    }

    /**
     * Begins to accept new secrets and no others.
     *
     * @param origin scheme, host and port that this upstream is served at
     * @param random makes a new random word at each call, of letters, digits, {@code -} and {@code _}
     * @return what the vault is to hold, by the names of {@link #vaultKeys()}
     */
    Map<String, String> placeholders(String origin, Supplier<String> random);

    /** Answers one request, an unknown or a wrong one as the real provider would. */
    Reply answer(Request request);

    /**
     * A request as it arrived.
     *
     * @param segments the path below {@link #basePath()}, split at the slashes and decoded
     * @param query the decoded parameters
     * @param headers by lower-case name
     */
    record Request(String method, List<String> segments, Map<String, List<String>> query, Map<String, String> headers,
            byte[] body) {

        /** @return a header's value, whatever the case of its name */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** @return a query parameter that is there and not empty, the last one where it is repeated */
        public Optional<String> parameter(String name) {
            List<String> values = parameters(name);
            return values.isEmpty() ? Optional.empty()
                    : Optional.of(values.get(values.size() - 1)).filter(value -> !value.isEmpty());
        }

        /** @return every value of a query parameter, in order */
        public List<String> parameters(String name) {
            return query.getOrDefault(name, List.of());
        }
    }

    /**
     * An answer.
     *
     * @param headers further header fields
     * @param body sent in UTF-8
     */
    record Reply(int status, String contentType, Map<String, String> headers, String body) {

        public Reply(int status, String contentType, String body) {
            this(status, contentType, Map.of(), body);
        }

        /** @return the same answer with one more header field */
        public Reply with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, contentType, Map.copyOf(more), body);
        }

        /** @return an answer in JSON */
        public static Reply json(int status, Object body) {
            return new Reply(status, "application/json", body.toString());
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
