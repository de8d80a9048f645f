package com.insightpulseai.mcp.scanner.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the steps of a composite action as GitHub's runner does; {@code uses} is simulated. */
final class LocalRunner {

    private static final long SECONDS = 60;

    private final Path folder;
    private final Path action;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, byte[]> cache = new HashMap<>();
    private boolean refusesSarif;
    private int job;

    /**
     * A Linux runner on x64.
     *
     * @param folder for its files
     * @param action folder of the action
     */
    LocalRunner(Path folder, Path action, Path programs) throws IOException {
        this.folder = folder;
        this.action = action;
        variables.put("PATH", programs.toString());
        variables.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        variables.put("GITHUB_ACTION_PATH", action.toString());
        set("RUNNER_OS", "Linux").set("RUNNER_ARCH", "X64");
        set("RUNNER_TOOL_CACHE", folder.resolve("tool cache").toString());
    }

    LocalRunner set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Code scanning is not enabled. */
    void refuseSarif() {
        refusesSarif = true;
    }

    /** The entries of {@code actions/cache}, by key. */
    Map<String, byte[]> cache() {
        return cache;
    }

    /** Runs a job of one step, which uses the action. */
    JobResult run(Map<String, String> given) throws IOException, InterruptedException {
        CompositeAction composite = CompositeAction.read(action.resolve("action.yml"));
        Path temp = Files.createDirectories(folder.resolve("temp " + ++job));
        Map<String, String> context = new HashMap<>(Map.of("github.token", "token-of-the-job", "runner.temp", temp.toString()));
        composite.inputs().forEach((name, value) -> context.put("inputs." + name,
                given.containsKey(name) ? given.get(name) : RunnerExpression.fill(value, context)));
        List<JobResult.Step> done = new ArrayList<>();
        List<Runnable> posts = new ArrayList<>();
        boolean succeeded = true;
        for (CompositeAction.Step step : composite.steps()) {
            if (!RunnerExpression.holds(step.condition(), context, succeeded)) {
                continue;
            }
            JobResult.Step result = step.run().isEmpty() ? use(step, context, posts) : shell(step, context, temp);
            done.add(result);
            result.outputs().forEach((name, value) -> context.put("steps." + step.id() + ".outputs." + name, value));
            context.put("steps." + step.id() + ".outcome", result.code() == 0 ? "success" : "failure");
            succeeded &= result.code() == 0 || step.continueOnError();
        }
        if (succeeded) {
            posts.forEach(Runnable::run);
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        composite.outputs().forEach((name, value) -> outputs.put(name, RunnerExpression.fill(value, context)));
        return new JobResult(succeeded, done, outputs);
    }

    private JobResult.Step shell(CompositeAction.Step step, Map<String, String> context, Path temp)
            throws IOException, InterruptedException {
        Path script = Files.writeString(Files.createTempFile(temp, "step", ".sh"), RunnerExpression.fill(step.run(), context));
        Path output = Files.createTempFile(temp, "output", "");
        Path log = Files.createTempFile(temp, "log", "");
        ProcessBuilder process = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().clear();
        process.environment().putAll(variables);
        process.environment().put("RUNNER_TEMP", temp.toString());
        process.environment().put("GITHUB_OUTPUT", output.toString());
        step.env().forEach((name, value) -> process.environment().put(name, RunnerExpression.fill(value, context)));
        Process running = process.start();
        running.getOutputStream().close();
        if (!running.waitFor(SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new IllegalStateException(step.name() + " hangs");
        }
        return new JobResult.Step(step.name(), running.exitValue(), Files.readString(log), outputs(output), Map.of());
    }

    private JobResult.Step use(CompositeAction.Step step, Map<String, String> context, List<Runnable> posts)
            throws IOException {
        Map<String, String> with = new LinkedHashMap<>();
        step.with().forEach((name, value) -> with.put(name, RunnerExpression.fill(value, context)));
        int code = 0;
        if (step.uses().startsWith("actions/cache@")) {
            Path path = Path.of(with.get("path"));
            byte[] entry = cache.get(with.get("key"));
            if (entry != null) {
                Files.createDirectories(path.getParent());
                Files.write(path, entry);
            } else {
                posts.add(() -> save(with.get("key"), path));
            }
        } else if (step.uses().startsWith("github/codeql-action/upload-sarif@")) {
            code = refusesSarif ? 1 : 0;
        } else {
            throw new IllegalArgumentException("the runner does not know " + step.uses());
        }
        return new JobResult.Step(step.name(), code, "", Map.of(), with);
    }

    private void save(String key, Path file) {
        try {
            cache.put(key, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> outputs(Path file) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            outputs.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return outputs;
    }
}
