package com.insightpulseai.mcp.scanner.github;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.MergeGroup;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.PullRequest;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.State;

/**
 * Reads the file of an event: strictly what the gate depends on, and nothing else of it.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class EventFile {

    /** GitHub's own limit of a payload. */
    static final int MOST_BYTES = 25 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATES = List.of("push", "workflow_dispatch", "schedule", "release");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String BRANCHES = "refs/heads/";
    private static final int LONGEST_BRANCH = 255;
    private static final int LONGEST_SHOWN = 100;
    private static final String TARGET = "The event pull_request_target is refused: it runs with the rights of the target "
            + "branch, which a pull request must not have. Use pull_request.";

    private EventFile() {
    }

    /**
     * Reads an event.
     *
     * @param name of the event
     * @throws CommandFailure of wrong use for an event that is no change and no state of a branch; without a verdict, for a
     *         file
     *         that has not what the event must have
     */
    static GitHubEvent read(String name, Path file) {
        return switch (name) {
            case "pull_request" -> pullRequest(tree(file));
            case "merge_group" -> mergeGroup(tree(file));
            case "pull_request_target" -> throw CommandFailure.wrongUse(TARGET);
            default -> state(name);
        };
    }

    /** Needs nothing of the file: the variables name the branch or tag. */
    private static GitHubEvent state(String name) {
        if (!STATES.contains(name)) {
            throw CommandFailure
                    .wrongUse("The event " + SafeText.oneLine(name, LONGEST_SHOWN) + " is none that the gate judges: "
                            + "pull_request, merge_group, " + String.join(", ", STATES) + ".");
        }
        return new State(name);
    }

    private static JsonNode tree(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw malformed("is larger than " + MOST_BYTES + " bytes");
            }
            return tree(content);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The event's file, of GITHUB_EVENT_PATH, cannot be read.", e);
        }
    }

    private static JsonNode tree(byte[] content) {
        try {
            JsonNode tree = JSON.readTree(content);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            // The parser's message has a part of the content.
        }
        throw malformed("is no JSON object");
    }

    static PullRequest pullRequest(byte[] content) {
        return pullRequest(tree(content));
    }

    static MergeGroup mergeGroup(byte[] content) {
        return mergeGroup(tree(content));
    }

    private static PullRequest pullRequest(JsonNode event) {
        JsonNode pull = event.path("pull_request");
        JsonNode number = pull.path("number");
        if (!number.canConvertToInt() || !number.isIntegralNumber() || number.asInt() < 1) {
            throw malformed("has no number of a pull request");
        }
        JsonNode head = pull.path("head").path("repo");
        JsonNode base = pull.path("base").path("repo");
        return new PullRequest(number.asInt(), commit(pull.path("head").path("sha"), "pull_request.head.sha"),
                branch(pull.path("base").path("ref")), !isSame(head, base), pull.path("merged").asBoolean(),
                event.path("changes").has("base"));
    }

    /** The repository of a head is null when the fork was deleted. */
    private static boolean isSame(JsonNode head, JsonNode base) {
        return head.hasNonNull("id") && head.path("id").equals(base.path("id"))
                || !head.hasNonNull("id") && head.hasNonNull("full_name")
                        && head.path("full_name").equals(base.path("full_name"));
    }

    private static MergeGroup mergeGroup(JsonNode event) {
        JsonNode group = event.path("merge_group");
        return new MergeGroup(required(group, "base_sha"), required(group, "head_sha"), branch(group.path("base_ref")));
    }

    private static String required(JsonNode group, String field) {
        return commit(group.path(field), "merge_group." + field)
                .orElseThrow(() -> malformed("has no merge_group." + field));
    }

    private static Optional<String> commit(JsonNode field, String name) {
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isTextual() || !COMMIT.matcher(field.textValue()).matches()) {
            throw malformed("has a " + name + " that is no commit's id");
        }
        return Optional.of(field.textValue());
    }

    /** Only shown, so that an odd one is left out. */
    private static Optional<String> branch(JsonNode field) {
        String text = field.asText("");
        String name = text.startsWith(BRANCHES) ? text.substring(BRANCHES.length()) : text;
        return Optional.of(name).filter(branch -> !branch.isBlank() && branch.length() <= LONGEST_BRANCH);
    }

    private static CommandFailure malformed(String reason) {
        return CommandFailure.unknown("The event's file, of GITHUB_EVENT_PATH, " + reason + ".");
    }
}
