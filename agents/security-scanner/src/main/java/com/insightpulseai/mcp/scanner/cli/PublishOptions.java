package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.github.ForkMode;
import com.insightpulseai.mcp.scanner.github.publish.CommentMode;
import com.insightpulseai.mcp.scanner.github.publish.Publication;

import picocli.CommandLine.Option;

/** The options of a pull request: its comment, and where reports go. */
final class PublishOptions {

    private static final String ABOUT_COMMENT = "When to comment: ${COMPLETION-CANDIDATES} (default: on-findings).";
    private static final String ABOUT_COMMENT_KEY = "Tells apart the comments of several gates in one pull request (default: "
            + "the scan's name).";
    private static final String ABOUT_FORKS = "Pull requests whose run gets no token: ${COMPLETION-CANDIDATES} (default: "
            + "fail). With defer they pass without a verdict, because the merge queue's run judges.";
    private static final String ABOUT_FOLDER = "Folder for report.json and report.sarif (default: dependency-gate in "
            + "RUNNER_TEMP, with the comment's key where there is one).";

    private static final String DEFAULT_KEY = "default";
    private static final String DEFAULT_FOLDER = "dependency-gate";

    @Option(names = "--comment", paramLabel = "CHOICE", description = ABOUT_COMMENT)
    private CommentMode comment;

    @Option(names = "--comment-key", paramLabel = "NAME", description = ABOUT_COMMENT_KEY)
    private String commentKey;

    @Option(names = "--forks", paramLabel = "CHOICE", description = ABOUT_FORKS)
    private ForkMode forks;

    @Option(names = "--report-folder", paramLabel = "FOLDER", description = ABOUT_FOLDER)
    private Path folder;

    Publication.Choices choices(GateInputs inputs, Optional<String> scanName, Map<String, String> environment) {
        CommentMode mode = Optional.ofNullable(comment).or(inputs::comment).orElse(CommentMode.ON_FINDINGS);
        String key = Optional.ofNullable(commentKey).or(inputs::commentKey).or(() -> scanName).orElse(DEFAULT_KEY);
        if (!PartName.isValid(key)) {
            throw CommandFailure.wrongUse("--comment-key " + PartName.RULE + ".");
        }
        return new Publication.Choices(mode, key,
                Optional.ofNullable(folder).or(inputs::folder).orElseGet(() -> defaultFolder(key, environment)));
    }

    /** Several gates of one job must not replace each other's reports. */
    private static Path defaultFolder(String key, Map<String, String> environment) {
        String temporary = environment.getOrDefault("RUNNER_TEMP", "");
        if (temporary.isBlank()) {
            throw CommandFailure.wrongUse("The variable RUNNER_TEMP is missing; name a folder for reports by --report-folder.");
        }
        return Path.of(temporary, key.equals(DEFAULT_KEY) ? DEFAULT_FOLDER : DEFAULT_FOLDER + "-" + key);
    }

    ForkMode forks(GateInputs inputs) {
        return Optional.ofNullable(forks).or(inputs::forks).orElse(ForkMode.FAIL);
    }
}
