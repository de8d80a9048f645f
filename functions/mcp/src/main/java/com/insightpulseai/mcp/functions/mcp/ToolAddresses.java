package com.insightpulseai.mcp.functions.mcp;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.config.ToolId;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Where the functions of this stack are. A caller's token is sent to these addresses and to no other: they are parts of the
 * same protected resource, so that this is no passing of tokens to somebody else.
 */
@Singleton
class ToolAddresses {

    static final String HEALTH = "health";

    /** The name of the form that URLs have, and in it the place of what differs: an entry may have that alone. */
    private static final String FORM = "*";

    private static final String SETTING = "mcp.endpoint.tool-urls";

    private final Map<String, URI> urls = new HashMap<>();

    /** @throws ConfigurationException naming the entry that cannot be used */
    ToolAddresses(EndpointConfig config) {
        String entries = config.toolUrls().map(String::strip).orElse("");
        if (entries.isEmpty()) {
            return;
        }
        Map<String, String> written = new LinkedHashMap<>();
        for (String entry : entries.split("\\s+")) {
            int equals = entry.indexOf('=');
            String name = equals < 0 ? entry : entry.substring(0, equals);
            if (equals < 0 || !name.equals(HEALTH) && !name.equals(FORM) && ToolId.find(name).isEmpty()) {
                throw new ConfigurationException(SETTING + ": '" + name + "' is not of the form provider/tool=URL");
            }
            if (written.put(name, entry.substring(equals + 1)) != null) {
                throw new ConfigurationException(SETTING + ": '" + name + "' stands twice");
            }
        }
        String form = Optional.ofNullable(written.remove(FORM)).orElse(FORM);
        written.forEach((name, text) -> urls.put(name, url(name, isId(text) ? form.replace(FORM, text) : text)));
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.chars()
                .allMatch(character -> character >= 'a' && character <= 'z' || character >= '0' && character <= '9');
    }

    void checkWhenStarting(@Observes StartupEvent event) {
        // Being created is the check: a mistake stops the start, not the first call.
    }

    private static URI url(String name, String text) {
        try {
            URI url = URI.create(text);
            boolean loopback = "http".equals(url.getScheme()) && "127.0.0.1".equals(url.getHost());
            if ((loopback || "https".equals(url.getScheme())) && url.getHost() != null && url.getUserInfo() == null
                    && url.getQuery() == null && url.getFragment() == null) {
                return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ConfigurationException(SETTING + ": the URL of " + name
                + " has to begin with https:// and to have neither a query nor a fragment");
    }

    /** Origin and path prefix of the function that serves the tool; empty where it is nowhere. */
    Optional<URI> of(ToolId tool) {
        return Optional.ofNullable(urls.get(tool.toString()));
    }

    Optional<URI> ofHealth() {
        return Optional.ofNullable(urls.get(HEALTH));
    }
}
