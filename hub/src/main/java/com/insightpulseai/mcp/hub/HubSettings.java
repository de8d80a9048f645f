package com.insightpulseai.mcp.hub;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.hub.database.ExternalDatabase;
import com.insightpulseai.mcp.hub.run.StartRefused;

/**
 * What the environment asks the hub to be. An empty variable counts as unset.
 *
 * @param database the database to use; empty for an embedded one
 * @param sandbox whether the hub issues tokens of its own, because no Supabase project is named
 * @param variables names of all variables that are set
 */
record HubSettings(Path runDirectory, String host, int port, Optional<ExternalDatabase> database, boolean sandbox,
        Set<String> variables) {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final String DEFAULT_PORT = "8080";

    /** @throws StartRefused when a value is wrong, or two do not go together */
    static HubSettings from(Map<String, String> environment) throws StartRefused {
        boolean sandbox = value(environment, "SUPABASE_URL").isEmpty();
        String host = value(environment, "QUARKUS_HTTP_HOST").orElse(DEFAULT_HOST);
        if (sandbox && value(environment, "QUARKUS_DATASOURCE_REACTIVE_URL").isPresent()) {
            throw new StartRefused("A sandbox only runs on its embedded database; set SUPABASE_URL to use "
                    + "QUARKUS_DATASOURCE_REACTIVE_URL, or unset the latter.");
        }
        if (sandbox && !isLoopback(host)) {
            throw new StartRefused("A sandbox hands out administrators' tokens, so it listens on this machine only; set "
                    + "SUPABASE_URL to listen on " + host + ", or unset QUARKUS_HTTP_HOST.");
        }
        Optional<ExternalDatabase> database = ExternalDatabase.from(environment);
        Path directory = Path.of(value(environment, "RUN_DIR").orElse(".run"));
        return new HubSettings(directory, host, port(environment), database, sandbox, set(environment));
    }

    /** @return scheme, host and port under which this machine reaches the hub */
    String origin() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static int port(Map<String, String> environment) throws StartRefused {
        String port = value(environment, "QUARKUS_HTTP_PORT").orElse(DEFAULT_PORT);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new StartRefused("QUARKUS_HTTP_PORT is '" + port + "'; it must be a number from 1 to 65535.");
        }
        return Integer.parseInt(port);
    }

    private static boolean isLoopback(String host) throws StartRefused {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartRefused("QUARKUS_HTTP_HOST is '" + host + "', which is no known host or address.", e);
        }
    }

    private static Set<String> set(Map<String, String> environment) {
        return environment.keySet().stream().filter(name -> value(environment, name).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
