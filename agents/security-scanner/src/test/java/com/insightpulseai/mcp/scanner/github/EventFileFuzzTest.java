package com.insightpulseai.mcp.scanner.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.MergeGroup;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.PullRequest;

/** Any file is an event within its bounds, or has no verdict. The bytes are the file's, read as both events. */
class EventFileFuzzTest {

    private static final String COMMIT = "[0-9a-f]{40}|[0-9a-f]{64}";

    @FuzzTest
    void everyFileIsAnEventOrNone(byte[] input) {
        read(input, content -> {
            PullRequest pull = EventFile.pullRequest(content);
            assertThat(pull.number()).isBetween(1L, (long) Integer.MAX_VALUE);
            assertThat(pull.head().stream()).allSatisfy(head -> assertThat(head).matches(COMMIT));
            assertThat(pull.baseBranch().stream()).allSatisfy(branch -> assertThat(branch).isNotBlank().hasSizeLessThan(256));
        });
        read(input, content -> {
            MergeGroup group = EventFile.mergeGroup(content);
            assertThat(group.base()).matches(COMMIT);
            assertThat(group.head()).matches(COMMIT);
        });
    }

    private static void read(byte[] input, Consumer<byte[]> event) {
        try {
            event.accept(input);
        } catch (CommandFailure refused) {
            assertThat(refused.exitCode()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(refused.getMessage()).hasSizeLessThan(200);
        }
    }
}
