package com.insightpulseai.mcp.bench.governance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jose4j.lang.JoseException;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.DelayedSocket;
import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.Stage;
import com.insightpulseai.mcp.bench.TokenIssuer;
import com.insightpulseai.mcp.bench.request.LoadCaller;
import com.insightpulseai.mcp.bench.request.McpCaller;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;

/** A hub, its database, its provider, and the callers of all of them. */
final class GovernedSetting {

    static final String FLOOR = "floor: INSERT and UPDATE";
    static final String BARE = "bare pair";
    static final String GOVERNED = "governed, 1 provider request";
    static final String PROVIDER = "provider alone, 1 request";
    static final String GOVERNED_TWO = "governed, 2 provider requests";
    static final String PROVIDER_TWO = "provider alone, 2 requests";
    static final String GOVERNED_CACHED = "governed, 1 request, result cached";
    static final String PROVIDER_CACHED = "provider alone, 1 streamed";
    static final String MCP_CALL = "MCP tools/call, 1 provider request";
    static final String MCP_LIST = "MCP tools/list";
    static final String PEER_LIST = "tools/list of the peer";
    static final String PROXY_CALL = "tools/call of mcp-proxy and sentry-mcp, 1 provider request";
    static final String GOVERNED_PEER_CALL = "tools/call of the governed peer, 1 provider request";
    static final String GOVERNED_PEER_LIST = "tools/list of the governed peer";

    private static final String LOGIN = "mcp_hub";

    private final Vertx vertx;
    private final BenchDatabase database;
    private final DelayedSocket socket;
    private final BenchHub hub;
    private final PgConnectOptions connection;
    private final TokenIssuer issuer;
    private final List<UUID> operators;

    private GovernedSetting(Vertx vertx, BenchDatabase database, DelayedSocket socket, BenchHub hub,
            PgConnectOptions connection, TokenIssuer issuer, List<UUID> operators) {
        this.vertx = vertx;
        this.database = database;
        this.socket = socket;
        this.hub = hub;
        this.connection = connection;
        this.issuer = issuer;
        this.operators = operators;
    }

    /** Starts everything; the stage takes it down. */
    static GovernedSetting start(Stage stage, Path hubJar, List<String> hubJavaOptions, int roundTripMillis, int callers)
            throws Exception {
        Vertx vertx = Vertx.vertx();
        stage.add(() -> Futures.await(vertx.close()));
        BenchDatabase database = stage.add(BenchDatabase.start(stage.folder().resolve("postgres")));
        DelayedSocket socket = stage.add(DelayedSocket.start(vertx));
        Path providerConfig = stage.folder().resolve("provider-config.yaml");
        socket.writeProviderConfig(providerConfig);
        int port = roundTripMillis < 2
                ? database.port()
                : stage.add(SlowedDatabase.start(vertx, database.port(), roundTripMillis)).port();
        PgConnectOptions connection = new PgConnectOptions().setHost("127.0.0.1").setPort(port)
                .setDatabase(database.name()).setUser(LOGIN).setPassword(database.password(LOGIN));
        FloorStatements.create(database);
        TokenIssuer issuer = new TokenIssuer();
        BenchHub hub = stage.add(BenchHub.start(hubJar, hubJavaOptions, Map.of(
                "PROVIDER_CONFIG", providerConfig.toString(),
                "SUPABASE_URL", issuer.supabaseUrl(),
                "SUPABASE_JWKS", issuer.jwks(),
                "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:" + port + "/" + database.name(),
                "QUARKUS_DATASOURCE_USERNAME", LOGIN,
                "QUARKUS_DATASOURCE_PASSWORD", connection.getPassword()), stage.folder()));
        return new GovernedSetting(vertx, database, socket, hub, connection, issuer, database.addOperators(callers));
    }

    BenchDatabase database() {
        return database;
    }

    CpuUse cpu() throws IOException {
        return new CpuUse(hub.handle(), database.process());
    }

    /**
     * The same load on all subjects.
     *
     * @param oneUser whether all callers are the same user, whose quota row they wait for; otherwise each is another
     */
    Scenario scenario(int number, boolean oneUser) throws JoseException, SQLException {
        String name = number == 1 ? "1 caller" : number + " callers" + (oneUser ? ", all the same user" : "");
        IntFunction<UUID> user = oneUser ? index -> operators.get(0) : operators::get;
        List<GovernedCaller> one = governed(number, user, "socket/scan.repo", scanOf(DelayedSocket.UNSCANNED));
        List<GovernedCaller> two = governed(number, user, "socket/scan.repo", scanOf(DelayedSocket.SCANNED));
        List<GovernedCaller> cached = governed(number, user, "socket/scan.get",
                new JsonObject().put("scan_id", DelayedSocket.SCAN_ID));
        one.get(0).callAndWait();
        BareStatements statements = BareStatements.like(database, one.get(0).lastEvent());
        String list = DelayedSocket.SCANS + "?repo=bench&sort=created_at&direction=desc&per_page=1&branch=";
        String scan = DelayedSocket.SCAN + "?cached=true&include_scores=true&include_license_details=false";
        FloorStatements floor = new FloorStatements(statements);
        PgConnectOptions floorConnection = new PgConnectOptions(connection).setUser(FloorStatements.LOGIN)
                .setPassword(database.password(FloorStatements.LOGIN));
        return new Scenario(name, List.of(
                new Subject(FLOOR, callers(number, index -> new PairCaller(vertx, floorConnection, floor, user.apply(index)))),
                new Subject(BARE, callers(number, index -> new PairCaller(vertx, connection, statements, user.apply(index)))),
                new Subject(GOVERNED, one),
                new Subject(PROVIDER, callers(number, index -> new ProviderCaller(vertx, socket.port(),
                        List.of(list + DelayedSocket.UNSCANNED)))),
                new Subject(GOVERNED_TWO, two),
                new Subject(PROVIDER_TWO, callers(number, index -> new ProviderCaller(vertx, socket.port(),
                        List.of(list + DelayedSocket.SCANNED, scan)))),
                new Subject(GOVERNED_CACHED, cached),
                new Subject(PROVIDER_CACHED,
                        callers(number, index -> new ProviderCaller(vertx, socket.port(), List.of(scan))))));
    }

    /**
     * A tool over HTTP and over MCP, each caller another user, and the list of tools.
     *
     * @param peers other MCP servers that are measured too
     */
    Scenario mcpScenario(int number, Peers peers) throws JoseException {
        JsonObject scan = scanOf(DelayedSocket.UNSCANNED);
        List<McpCaller> calls = new ArrayList<>();
        List<McpCaller> lists = new ArrayList<>();
        List<McpCaller> peerLists = new ArrayList<>();
        List<McpCaller> governedCalls = new ArrayList<>();
        List<McpCaller> governedLists = new ArrayList<>();
        List<McpCaller> proxyCalls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String token = issuer.operatorToken(operators.get(i));
            calls.add(McpCaller.calling(vertx, hub.port(), token, McpCaller.MODERN, "socket_scan_repo", scan));
            lists.add(McpCaller.listing(vertx, hub.port(), token, McpCaller.MODERN));
            peers.port().ifPresent(port -> peerLists.add(McpCaller.listing(vertx, port, token, McpCaller.MODERN)));
            peers.proxy().ifPresent(port -> proxyCalls.add(McpCaller.calling(vertx, port, token, McpCaller.LEGACY,
                    "find_organizations", new JsonObject())));
            peers.governed().ifPresent(peer -> {
                governedCalls.add(McpCaller.calling(vertx, peer.port(), peer.token(), McpCaller.LEGACY,
                        peers.scanRepo(), scan.copy()));
                governedLists.add(McpCaller.listing(vertx, peer.port(), peer.token(), McpCaller.LEGACY));
            });
        }
        List<Subject> subjects = new ArrayList<>(List.of(
                new Subject(GOVERNED, governed(number, operators::get, "socket/scan.repo", scan)),
                new Subject(MCP_CALL, calls), new Subject(MCP_LIST, lists)));
        if (peers.port().isPresent()) {
            subjects.add(new Subject(PEER_LIST, peerLists));
        }
        if (peers.proxy().isPresent()) {
            subjects.add(new Subject(PROXY_CALL, proxyCalls));
        }
        if (peers.governed().isPresent()) {
            subjects.add(new Subject(GOVERNED_PEER_CALL, governedCalls));
            subjects.add(new Subject(GOVERNED_PEER_LIST, governedLists));
        }
        return new Scenario(number == 1 ? "1 caller" : number + " callers", subjects);
    }

    /**
     * Other MCP servers.
     *
     * @param port of one that lists tools and governs nothing
     * @param proxy port of mcp-proxy before sentry-mcp, which govern nothing and send one request to Sentry for a call
     * @param governed one that governs
     * @param scanRepo its name of the tool that the hub calls {@code socket_scan_repo}
     */
    record Peers(Optional<Integer> port, Optional<Integer> proxy, Optional<GovernedPeer> governed, String scanRepo) {
    }

    /** Gives the hub's tools to a peer that governs, if there is one. */
    Peers peers(Optional<Integer> port, Optional<Integer> proxy, Optional<GovernedPeer> governed)
            throws IOException, InterruptedException {
        return new Peers(port, proxy, governed, governed.isPresent() ? governed.get().register(socket) : "");
    }

    private static JsonObject scanOf(String branch) {
        return new JsonObject().put("repo", "bench").put("ref", branch);
    }

    private List<GovernedCaller> governed(int number, IntFunction<UUID> user, String tool, JsonObject input)
            throws JoseException {
        List<GovernedCaller> callers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            callers.add(new GovernedCaller(vertx, hub.port(), issuer.operatorToken(user.apply(i)), tool, input));
        }
        return callers;
    }

    private static List<LoadCaller> callers(int number, IntFunction<LoadCaller> caller) {
        return IntStream.range(0, number).mapToObj(caller).toList();
    }
}
