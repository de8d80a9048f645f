package com.insightpulseai.mcp.hub.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plays one provider's API, from recordings made for this project. Answers may be given on several threads at once. */
public interface SandboxUpstream {

    /** @return the provider's name in the configuration, such as {@code socket} */
    String provider();

    /** @return the name of the vault secret that a real provider would want */
    String vaultKey();

    /** @return the path below the server's origin that the provider's {@code base_url} ends in, such as {@code /v0} */
    String basePath();

    /** @return what the provider's {@code settings} must say here */
    Map<String, String> settings();

    /** Accepts only this key from now on. */
    void acceptKey(String key);

    /** Answers one request, an unknown or a wrong one as the real provider would. */
    Reply answer(Request request);

    /**
     * A request as it arrived.
     *
     * @param segments the path below {@link #basePath()}, split at the slashes and decoded
     * @param query the decoded parameters, the last one where a name is repeated
     * @param headers by lower-case name
     */
    record Request(String method, List<String> segments, Map<String, String> query, Map<String, String> headers, byte[] body) {

        /** @return a header's value, whatever the case of its name */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** @return a query parameter that is there and not empty */
        public Optional<String> parameter(String name) {
            return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
        }
    }

    /** An answer, its body in UTF-8. */
    record Reply(int status, String contentType, String body) {

        /** @return an answer in JSON */
        public static Reply json(int status, Object body) {
            return new Reply(status, "application/json", body.toString());
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
