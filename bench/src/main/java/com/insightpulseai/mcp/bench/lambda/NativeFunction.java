package com.insightpulseai.mcp.bench.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of a native function under a {@link RuntimeApi}. */
public final class NativeFunction implements AutoCloseable {

    /** The variable that says whether a call waits for the start; by default one does. */
    public static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final Process process;
    private final Path log;

    private NativeFunction(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Returns the executable of a module that was built.
     *
     * @param module such as {@code socket-scan-repo}
     * @throws IOException saying how to build it, where there is none
     */
    public static Path executable(String module) throws IOException {
        Path target = Path.of("functions", module, "target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                Optional<Path> found = files.filter(file -> file.getFileName().toString().endsWith("-runner")).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new IOException("There is no native function in " + target + "; build it with ./mvnw -Dnative -pl functions/"
                + module + " -am package -DskipTests, or name another executable");
    }

    /**
     * Starts the process.
     *
     * @param environment all of it, but for the address of the runtime API
     * @param folder where it runs
     * @param log where its output goes
     */
    public static NativeFunction start(List<String> command, Map<String, String> environment, RuntimeApi api, Path folder,
            Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put(INITIALIZATION_TYPE, "on-demand");
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        Process process = builder.start();
        process.onExit().thenAccept(ended -> api.fail("the function ended with " + ended.exitValue()));
        return new NativeFunction(process, log);
    }

    /** Returns a failure of a call with all that the process has written. */
    public IllegalStateException explained(IllegalStateException failure) throws IOException {
        return new IllegalStateException(failure.getMessage() + "\n" + Files.readString(log), failure);
    }

    /**
     * Returns the resident memory, in units of 1,000,000 bytes.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
     */
    public double residentMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6).orElseThrow();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
