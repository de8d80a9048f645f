package com.insightpulseai.mcp.egress;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.ConfigSource;

import com.insightpulseai.mcp.config.ToolCatalogue;

/**
 * What the REST clients of all providers have in common, so that none needs configuration of its own: each leads to its
 * provider's {@code base_url}. A provider-config.yaml need not name every provider that there is a client for, but a client
 * without an address cannot even be made, and checks of health have one of each: it then gets one that leads nowhere.
 */
public final class ProviderClients implements ConfigSource {

    private static final String CLIENTS = "quarkus.rest-client.";
    private static final Pattern SETTING = Pattern.compile("([a-z][a-z0-9]*)\\.(url|connect-timeout|read-timeout)");
    private static final String CONNECT_TIMEOUT_MS = "3000";

    private final int ordinal;

    public ProviderClients(int ordinal) {
        this.ordinal = ordinal;
    }

    @Override
    public String getName() {
        return "the REST clients of providers";
    }

    @Override
    public int getOrdinal() {
        return ordinal;
    }

    /** Which clients there are is Quarkus' to know; it asks for the settings of each by name. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String propertyName) {
        // Asked for thousands of properties at each start.
        if (!propertyName.startsWith(CLIENTS)) {
            return null;
        }
        Matcher setting = SETTING.matcher(propertyName.substring(CLIENTS.length()));
        if (!setting.matches()) {
            return null;
        }
        return switch (setting.group(2)) {
            case "url" -> "${providers." + setting.group(1) + ".base_url:https://not-configured.invalid}";
            case "connect-timeout" -> CONNECT_TIMEOUT_MS;
            // An answer is waited for as long as the tool may take.
            default -> String.valueOf(ToolCatalogue.LONGEST_TIMEOUT_MS);
        };
    }
}
