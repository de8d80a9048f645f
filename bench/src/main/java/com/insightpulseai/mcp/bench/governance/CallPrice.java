package com.insightpulseai.mcp.bench.governance;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.insightpulseai.mcp.bench.BenchDatabase;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;

/** Compares the pair of {@code begin_call} and {@code finish_call} on databases of one server, in turns. */
public final class CallPrice {

    private static final String LOGIN = "mcp_hub";
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private CallPrice() {
    }

    /**
     * One database's figures.
     *
     * @param p50 of a pair, in milliseconds
     * @param throughput pairs a second
     * @param cpuMillis processor time of the server for a pair, in milliseconds
     */
    public record Price(double p50, double throughput, double cpuMillis) {
    }

    /**
     * Measures all databases with the same load.
     *
     * @param databases by heading
     * @param like a finished event of {@code socket/scan.repo}, whose input and result the pairs write
     * @param operators known in all databases; each is a caller
     */
    public static Map<String, Price> measure(Vertx vertx, Map<String, BenchDatabase> databases, UUID like, List<UUID> operators,
            int rounds, Duration round) throws SQLException, IOException {
        BenchDatabase first = databases.values().iterator().next();
        String password = first.password(LOGIN);
        List<Subject> subjects = new ArrayList<>();
        for (Map.Entry<String, BenchDatabase> subject : databases.entrySet()) {
            BenchDatabase database = subject.getValue();
            PgConnectOptions options = new PgConnectOptions().setHost("127.0.0.1").setPort(database.port())
                    .setDatabase(database.name()).setUser(LOGIN).setPassword(password);
            BareStatements statements = BareStatements.like(database, like);
            subjects.add(new Subject(subject.getKey(), operators.stream()
                    .map(operator -> new PairCaller(vertx, options, statements, operator)).toList()));
        }
        CpuUse cpu = new CpuUse(ProcessHandle.current(), first.process());
        Map<String, Price> prices = new LinkedHashMap<>();
        try (Scenario scenario = new Scenario(operators.size() + " callers", subjects)) {
            scenario.warmUp(WARM_UP);
            scenario.measure(rounds, round, cpu).figures().forEach((name, figures) -> prices.put(name, new Price(
                    figures.round().p50(), figures.round().throughput(), figures.cpuMillisPerCall().get("database"))));
        }
        return prices;
    }
}
