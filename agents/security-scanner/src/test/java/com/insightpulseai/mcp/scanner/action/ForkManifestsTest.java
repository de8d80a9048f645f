package com.insightpulseai.mcp.scanner.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the two workflows for forks: the first one's artifact is hostile to the second one. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the workflows' runners have GNU's programs")
class ForkManifestsTest {

    private static final String WEIRD = "web/[id] $(id)/package.json";

    @TempDir
    Path folder;

    private Path base;
    private Path stored;

    @BeforeEach
    void forkChangesManifests() throws Exception {
        Path fork = Files.createDirectories(folder.resolve("fork"));
        base = folder.resolve("base");
        stored = folder.resolve("temp/manifests/files");
        write(fork, "package.json", "{}\n");
        write(fork, "go.mod", "module a\n");
        write(fork, "README.md", "text\n");
        write(fork, ".gitignore", "ignored/\n");
        git(fork, "init", "--quiet");
        commit(fork);
        git(folder, "clone", "--quiet", "fork", "base");
        write(fork, "package.json", "{\"dependencies\": {}}\n");
        write(fork, WEIRD, "{}\n");
        write(fork, "ignored/Cargo.lock", "lock\n");
        write(fork, ".gitattributes", "* text eol=crlf\n");
        Files.delete(fork.resolve("go.mod"));
        git(fork, "add", "--all", "--force");
        commit(fork);
        // In the place of gh: the tree of the commit, as GitHub's API and the filter of the script give it.
        ProgramFolder.write(folder.resolve("programs/gh"), """
                git -C '%s' ls-tree -r HEAD | while read -r mode type blob path; do
                  path=${path%%\\"}; printf '%%s %%s %%s\\n' "$mode" "$blob" "${path#\\"}"
                done""".formatted(fork));
    }

    @Test
    void putsTheManifestsOfTheForkInThePlaceOfTheBases() throws Exception {
        assertThat(collect()).isEqualTo("0");
        assertThat(names(stored)).containsExactlyInAnyOrder("package.json", WEIRD, "ignored/Cargo.lock");

        assertThat(place()).isEqualTo("0");

        assertThat(git(base, "-c", "core.quotePath=false", "diff", "--name-status", "HEAD^1", "HEAD").lines())
                .containsExactlyInAnyOrder("D\tgo.mod", "A\tignored/Cargo.lock", "M\tpackage.json", "A\t" + WEIRD);
        assertThat(Files.readString(base.resolve("package.json"))).isEqualTo("{\"dependencies\": {}}\n");
    }

    @Test
    void refusesAManifestThatIsNotTheCommits() throws Exception {
        collect();
        write(stored, "package.json", "{}\n");

        assertThat(place()).contains("they are not those of the commit", "4");
    }

    @Test
    void refusesManifestsThatWereLeftOut() throws Exception {
        collect();
        Files.delete(stored.resolve("package.json"));

        assertThat(place()).contains("they are not those of the commit", "4");
    }

    @Test
    void refusesOtherFiles() throws Exception {
        collect();
        write(stored, ".dependency-gate.yaml", "version: 1\n");
        assertThat(place()).contains("another file than a manifest");

        Files.delete(stored.resolve(".dependency-gate.yaml"));
        write(stored, ".git/hooks/package.json", "{}\n");
        assertThat(place()).contains(".git or ..");
    }

    @Test
    void refusesALink() throws Exception {
        collect();
        Files.delete(stored.resolve("package.json"));
        Files.createSymbolicLink(stored.resolve("package.json"), Path.of("ignored/Cargo.lock"));

        assertThat(place()).contains("something else than files");
        assertThat(git(base, "status", "--porcelain")).isEmpty();
    }

    @Test
    void refusesALinkThatTheCommitHasInThePlaceOfAManifest() throws Exception {
        Path fork = folder.resolve("fork");
        Files.delete(fork.resolve("package.json"));
        Files.createSymbolicLink(fork.resolve("package.json"), Path.of("README.md"));
        commit(fork);
        collect();

        assertThat(place()).contains("a link in the place of a manifest").endsWith("4");
    }

    @Test
    void refusesTooManyBytes() throws Exception {
        collect();
        try (var file = new RandomAccessFile(stored.resolve("package.json").toFile(), "rw")) {
            file.setLength(33_554_433);
        }

        assertThat(place()).contains("more than 32 MiB");
    }

    private String collect() throws Exception {
        return script("docs/ci/fork-manifests.yml", "Copy the manifests", folder.resolve("fork"));
    }

    private String place() throws Exception {
        return script("docs/ci/fork-scan.yml", "Put the manifests in place", base);
    }

    /** Runs a step's script; returns its output and its exit code. */
    private String script(String workflow, String step, Path in) throws Exception {
        String text = WorkflowFile.read(workflow).step(step).get("run").toString();
        Path script = Files.writeString(folder.resolve("step.sh"), text);
        return run(in, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()));
    }

    private String git(Path in, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@localhost"));
        command.addAll(List.of(arguments));
        String output = run(in, command);
        assertThat(output).as(String.join(" ", arguments)).endsWith("0");
        return output.substring(0, output.length() - 1).strip();
    }

    private void commit(Path in) throws Exception {
        git(in, "add", "--all");
        git(in, "commit", "--quiet", "--message", "a commit");
    }

    private String run(Path in, List<String> command) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder process = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("PATH", folder.resolve("programs") + ":" + System.getenv("PATH"));
        process.environment().put("RUNNER_TEMP", folder.resolve("temp").toString());
        process.environment().put("REPOSITORY", "acme/shop");
        process.environment().put("HEAD_SHA", "0123456789abcdef");
        process.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        process.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process running = process.start();
        running.getOutputStream().close();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log) + running.exitValue();
    }

    private static void write(Path in, String name, String content) throws IOException {
        Files.createDirectories(in.resolve(name).getParent());
        Files.writeString(in.resolve(name), content);
    }

    private static List<String> names(Path in) throws IOException {
        try (var files = Files.walk(in)) {
            return files.filter(Files::isRegularFile).map(file -> in.relativize(file).toString()).toList();
        }
    }
}
