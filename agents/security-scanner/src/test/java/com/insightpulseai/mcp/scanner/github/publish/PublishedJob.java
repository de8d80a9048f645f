package com.insightpulseai.mcp.scanner.github.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.scanner.report.GateReport;

/** Jobs of pull request 7 of acme/web in a folder, whose pauses take no time. */
final class PublishedJob {

    static final String TOKEN = "ghs_0123456789secret";

    private final Path folder;
    private final URI api;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();
    private long now;
    private CommentMode mode = CommentMode.ON_FINDINGS;
    private String key = "web";
    private List<String> notices = List.of();
    private Optional<Long> pullRequest = Optional.of(7L);
    private Optional<String> token = Optional.of(TOKEN);

    PublishedJob(Path folder, URI api) {
        this.folder = folder;
        this.api = api;
    }

    PublishedJob mode(CommentMode other) {
        mode = other;
        return this;
    }

    PublishedJob key(String other) {
        key = other;
        return this;
    }

    PublishedJob notices(String... others) {
        notices = List.of(others);
        return this;
    }

    PublishedJob token(String other) {
        token = Optional.ofNullable(other);
        return this;
    }

    PublishedJob withoutPullRequest() {
        pullRequest = Optional.empty();
        return this;
    }

    /** Publishes as the first attempt of a run; returns the warnings. */
    List<String> publish(GateReport report, long run) {
        return publish(report, run, 1);
    }

    List<String> publish(GateReport report, long run, int attempt) {
        return publication(run, attempt).publish(report, notices);
    }

    Publication publication(long run, int attempt) {
        GitHubJob job = new GitHubJob("acme/web", URI.create("https://github.example.com"), api, run, attempt, pullRequest,
                token, Optional.of(summary()), Optional.of(folder.resolve("output")));
        StandardStreams streams = new StandardStreams(out, new PrintWriter(out, true, StandardCharsets.UTF_8),
                new Terminal(false, false, false, 120));
        return new Publication(job, new Publication.Choices(mode, key, reports()), streams,
                () -> new Pacing(() -> now, this::pause));
    }

    private void pause(Duration time) {
        pauses.add(time);
        now += time.toNanos();
    }

    Path summary() {
        return folder.resolve("summary.md");
    }

    Path reports() {
        return folder.resolve("reports");
    }

    /** The pauses between tries. */
    List<Duration> pauses() {
        return pauses;
    }

    String log() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Lines of the log that the runner takes as commands, of a kind such as {@code error}. */
    List<String> commands(String name) {
        return log().lines().filter(line -> line.startsWith("::" + name + " ")).toList();
    }

    String outputs() {
        return read(folder.resolve("output"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
