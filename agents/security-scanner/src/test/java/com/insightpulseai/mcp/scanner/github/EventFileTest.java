package com.insightpulseai.mcp.scanner.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.PullRequest;

class EventFileTest {

    @TempDir
    Path folder;

    private void refused(String event, Path file, int code, String message) {
        assertThatThrownBy(() -> EventFile.read(event, file)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure).hasMessageContaining(message);
            assertThat(failure.exitCode()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pull_request | {                                                           | is no JSON object
            pull_request | []                                                          | is no JSON object
            pull_request | {}                                                          | has no number
            pull_request | {"number":7}                                                | has no number
            pull_request | {"pull_request":{"number":"7"}}                             | has no number
            pull_request | {"pull_request":{"number":7,"head":{"sha":"HEAD"}}}         | that is no commit's id
            pull_request | {"pull_request":{"number":7,"head":{"sha":7}}}              | that is no commit's id
            merge_group  | {"merge_group":{}}                                          | has no merge_group.base_sha
            merge_group  | {"merge_group":{"base_sha":"--upload-pack=x"}}              | that is no commit's id
            """)
    void aFileWithoutWhatItMustHaveLeavesNoVerdict(String event, String content, String message) throws IOException {
        refused(event, Files.writeString(folder.resolve("event.json"), content), ExitCode.UNKNOWN, message);
    }

    @Test
    void aHugeOrAbsentFileLeavesNoVerdict() throws IOException {
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(EventFile.MOST_BYTES + 1L);
        }

        refused("pull_request", huge, ExitCode.UNKNOWN, "is larger than");
        refused("pull_request", folder.resolve("absent"), ExitCode.UNKNOWN, "cannot be read");
        refused("pull_request", folder, ExitCode.UNKNOWN, "cannot be read");
    }

    @ParameterizedTest
    @CsvSource({ "pull_request_target,Use pull_request", "workflow_run,none that the gate judges",
            "issue_comment,none that the gate judges", "'pu\u001b[31msh',none that the gate judges" })
    void anyOtherEventIsWrongUse(String event, String message) {
        refused(event, folder.resolve("absent"), ExitCode.WRONG_USE, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":1,"full_name":"acme/web"} | {"id":1,"full_name":"acme/web"}    | false
            {"id":1,"full_name":"acme/web"} | {"id":2,"full_name":"mallory/web"} | true
            {"id":1,"full_name":"acme/web"} | {"id":2,"full_name":"acme/web"}    | true
            {"id":1,"full_name":"acme/web"} | null                               | true
            {"full_name":"acme/web"}        | {"full_name":"acme/web"}           | false
            {"full_name":"acme/web"}        | {}                                 | true
            """)
    void aHeadOfAnotherRepositoryIsAFork(String base, String head, boolean isFork) throws IOException {
        Path file = Files.writeString(folder.resolve("event.json"), "{\"pull_request\":{\"number\":7,\"head\":{\"repo\":" + head
                + "},\"base\":{\"ref\":\"main\",\"repo\":" + base + "}},\"more\":[{}]}");

        assertThat(EventFile.read("pull_request", file)).isInstanceOfSatisfying(PullRequest.class,
                pull -> assertThat(pull.isFork()).isEqualTo(isFork));
    }
}
