package com.insightpulseai.mcp.bench.sdk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.bench.Machine;
import com.insightpulseai.mcp.bench.TextTable;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.token.TokenSource;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures a call through the SDK beside one with the JDK's client and Jackson alone, to one server and in alternating rounds.
 */
@Command(name = "bench/sdk", sortOptions = false, description = {
        "Measures socket/scan.get through the SDK and by hand, with the JDK's HttpClient and Jackson, beside a server that answers "
                + "from memory, in alternating rounds with one call at a time.",
        "Docs: docs/benchmarks.md" })
public final class SdkCommand implements Callable<Integer> {

    private static final ScanGetRequest REQUEST = ScanGetRequest.builder().scanId("s1").build();

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help")
    private boolean help;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each subject, whose median counts (default: 9)")
    private int rounds = 9;

    @Option(names = "--calls", paramLabel = "N", description = "Calls of a round (default: 2000)")
    private int calls = 2_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Calls of each subject before anything is measured (default: 10000)")
    private int warmUp = 10_000;

    /** A call that gives the number of findings. */
    @FunctionalInterface
    private interface Subject {

        int call() throws Exception;
    }

    /** Runs the benchmark; exits with 1 if it could not be run, whatever the figures. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new SdkCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("sdk: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println("load average before: " + Machine.load());
        TextTable table = new TextTable("response", "by hand: p50 µs", "SDK: p50 µs", "ratio");
        for (int findings : new int[] { 0, 20, 200 }) {
            measure(findings, table);
        }
        System.out.println("load average after: " + Machine.load() + "\n\n" + table);
        return 0;
    }

    private void measure(int findings, TextTable table) throws Exception {
        try (StubHub hub = new StubHub(findings);
                McpClient client = McpClient.builder().baseUrl(hub.url()).tokens(TokenSource.of("t")).build()) {
            BareCaller bare = new BareCaller(hub.url());
            Subject byHand = bare::call;
            Subject sdk = () -> client.socket().scanGet(REQUEST).findings().size();
            round(byHand, findings, warmUp);
            round(sdk, findings, warmUp);
            List<Double> ofHand = new ArrayList<>();
            List<Double> ofSdk = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ofHand.add(round(byHand, findings, calls));
                ofSdk.add(round(sdk, findings, calls));
            }
            table.row(findings + " findings, " + hub.bytes() + " bytes", figure("%.0f", median(ofHand)),
                    figure("%.0f", median(ofSdk)), figure("%.2f", median(ofSdk) / median(ofHand)));
        }
    }

    /** The median of a round's calls in microseconds. */
    private static double round(Subject subject, int findings, int calls) throws Exception {
        double[] micros = new double[calls];
        for (int i = 0; i < calls; i++) {
            long begun = System.nanoTime();
            if (subject.call() != findings) {
                throw new IllegalStateException("a response was not read as a whole");
            }
            micros[i] = (System.nanoTime() - begun) / 1_000.0;
        }
        Arrays.sort(micros);
        return micros[calls / 2];
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
