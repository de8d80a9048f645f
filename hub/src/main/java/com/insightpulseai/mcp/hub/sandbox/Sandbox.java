package com.insightpulseai.mcp.hub.sandbox;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.insightpulseai.mcp.hub.sandbox.webhooks.SimulatedWebhookReceiver;

/**
 * A hub that needs nobody else: tokens of its own, users to go with them, a receiver of its webhooks, and played upstreams
 * for the providers that have neither a key in the vault nor an address in the environment.
 */
public final class Sandbox implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MONITOR_INTERVAL_VARIABLE = "MCP_MONITOR_INTERVAL";

    private final SandboxKey key;
    private final Set<String> variables;
    private final SimulatedWebhookReceiver webhooks = new SimulatedWebhookReceiver();
    private final List<SimulatedUpstreamServer> simulated = new ArrayList<>();
    private final List<String> real = new ArrayList<>();

    private Sandbox(SandboxKey key, Set<String> variables) {
        this.key = key;
        this.variables = variables;
    }

    /**
     * Prepares the database and starts the upstreams.
     *
     * @param connection to a migrated database, as its owner; used during this call only
     * @param origin the hub's own scheme, host and port, which the issuer's name begins with
     * @param variables names of the environment variables that are set
     */
    public static Sandbox start(Connection connection, String origin, Set<String> variables)
            throws SQLException, IOException {
        return start(connection, origin, variables, SimulatedUpstream.ofProviders());
    }

    static Sandbox start(Connection connection, String origin, Set<String> variables, List<SimulatedUpstream> upstreams)
            throws SQLException, IOException {
        Sandbox sandbox = new Sandbox(new SandboxKey(origin + "/sandbox"), variables);
        SandboxData data = new SandboxData(connection);
        data.addUsers();
        try {
            for (SimulatedUpstream upstream : Stream.concat(upstreams.stream(), Stream.of(sandbox.webhooks)).toList()) {
                if (upstream.urlVariable().filter(variables::contains).isPresent()
                        || data.holdsRealSecret(upstream.vaultKeys())) {
                    data.removePlaceholders(upstream.vaultKeys());
                    sandbox.real.add(upstream.name());
                } else {
                    SimulatedUpstreamServer server = SimulatedUpstreamServer.start(upstream);
                    sandbox.simulated.add(server);
                    data.putPlaceholders(upstream.placeholders(server.origin(), Sandbox::randomWord));
                }
            }
        } catch (SQLException | IOException e) {
            sandbox.close();
            throw e;
        }
        return sandbox;
    }

    /** Takes what an earlier sandbox left out of a database that is none any more: its users' roles, its placeholders. */
    public static void remove(Connection connection) throws SQLException {
        SandboxData.remove(connection);
    }

    /** @return the configuration that leads the hub's clients to the played upstreams */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        simulated.forEach(server -> properties.putAll(server.upstream().properties(server.origin())));
        // A sandbox checks often, so that an outage shows within seconds.
        if (!variables.contains(MONITOR_INTERVAL_VARIABLE)) {
            properties.put("mcp.monitor.interval", "5s");
        }
        return properties;
    }

    /** @return a new token for each role, from the least to the most powerful: secrets */
    public Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        SandboxUser.ALL.forEach(user -> tokens.put(user.role(), key.token(user)));
        return tokens;
    }

    /** @return the address of the user that has this role */
    public String email(String role) {
        return SandboxUser.ALL.stream().filter(user -> user.role().equals(role)).findFirst().orElseThrow().email();
    }

    /** @return the issuer of the tokens, the {@code iss} claim */
    public String issuer() {
        return key.issuer();
    }

    /** @return the audience of the tokens, the {@code aud} claim */
    public String audience() {
        return SandboxKey.AUDIENCE;
    }

    /** @return the public keys that verify the tokens, a JWK set */
    public String publicKeys() {
        return key.publicKeys();
    }

    /** @return the simulated upstreams, each of which can be made to fail */
    public List<SimulatedUpstreamServer> simulated() {
        return List.copyOf(simulated);
    }

    /** @return the receiver of the hub's webhooks; nothing arrives there unless it is played */
    public SimulatedWebhookReceiver webhooks() {
        return webhooks;
    }

    /** @return names of the upstreams that have a key of their own in the vault, or an address: the real ones are called */
    public List<String> real() {
        return List.copyOf(real);
    }

    @Override
    public void close() {
        simulated.forEach(SimulatedUpstreamServer::close);
    }

    private static String randomWord() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
