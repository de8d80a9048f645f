package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads repositories whose own configuration names a program for everything that may name one. It must never be started. */
class HostileRepositoryTest {

    private static final int MOST = 1024;

    @TempDir
    private Path folder;
    private Path evidence;
    private Path program;
    private TestRepository repository;
    private String commit;

    @BeforeEach
    void makeRepository() throws IOException {
        evidence = folder.resolve("evidence");
        program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\necho \"$0 $*\" >> '" + evidence + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        repository = TestRepository.init(folder.resolve("shop")).write("package.json", "{}")
                .write("sub/package.json", "{ \"name\": \"sub\" }")
                .write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
        commit = repository.commit();
        repository.git("remote", "add", "origin", "https://git.example.com/acme/shop.git");
    }

    private void readEverything() throws IOException {
        GitRepository opened = repository.open();
        Files.writeString(repository.folder().resolve("package.json"), "{ \"changed\": true }");
        List<String> found = new ArrayList<>();
        opened.listWorkTree(List.of(), entry -> found.add(entry.path().text()));
        opened.listCommit(commit, entry -> found.add(entry.path().text()));
        assertThat(found).contains("package.json", "sub/package.json");
        assertThat(opened.head()).contains(commit);
        assertThat(opened.branch()).contains("main");
        assertThat(opened.name()).contains(new RepositoryName("acme", "shop"));
        assertThat(opened.isShallow()).isFalse();
        assertThat(opened.file(commit, "package.json", MOST)).contains("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(opened.blobs(commit, List.of("package.json"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "core.fsmonitor", "core.editor", "core.pager", "pager.ls-files", "pager.ls-tree", "core.askPass",
            "core.sshCommand", "core.gitProxy", "core.alternateRefsCommand", "credential.helper", "diff.external",
            "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
            "merge.evil.driver", "gpg.program", "sequence.editor", "uploadpack.packObjectsHook", "alias.ls-files",
            "alias.rev-parse", "init.templateDir", "interactive.diffFilter", "remote.origin.uploadpack" })
    void startsNoProgramOfASetting(String setting) throws IOException {
        repository.git("config", setting, setting.startsWith("alias.") ? "!" + program : program.toString());

        readEverything();

        assertThat(evidence).doesNotExist();
    }

    @Test
    void startsNoHook() throws IOException {
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook : List.of("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout",
                "pre-auto-gc", "query-watchman")) {
            Files.copy(program, hooks.resolve(hook));
            Files.copy(program, repository.folder().resolve(".git/hooks").resolve(hook));
        }
        repository.git("config", "core.hooksPath", hooks.toString());
        Files.deleteIfExists(evidence);

        readEverything();

        assertThat(evidence).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ext::%s", "file://%s", "ssh://git@localhost/%s", "git://localhost/%s", "https://localhost:1/%s" })
    void fetchesNoMissingContentFromARemote(String url) throws IOException {
        String blob = repository.git("rev-parse", commit + ":package.json");
        Files.delete(repository.folder().resolve(".git/objects").resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
        repository.git("config", "core.repositoryFormatVersion", "1");
        repository.git("config", "extensions.partialClone", "origin");
        repository.git("config", "remote.origin.promisor", "true");
        repository.git("config", "remote.origin.url", url.formatted(program));
        repository.git("config", "core.sshCommand", program.toString());
        repository.git("config", "core.gitProxy", program.toString());
        repository.git("config", "protocol.allow", "always");
        repository.git("config", "protocol.ext.allow", "always");
        repository.git("config", "credential.helper", program.toString());
        GitRepository opened = repository.open();

        assertThatThrownBy(() -> opened.file(commit, "package.json", MOST)).isInstanceOf(GitException.class);
        assertThat(evidence).doesNotExist();
    }

    @Test
    void startsNoGitThatLiesInTheRepository() throws IOException {
        Files.copy(program, repository.folder().resolve("git"));
        String path = System.getenv("PATH");

        assertThat(TestRepository.open(repository.folder(), Map.of("PATH", ".:" + path)).repository()).isPresent();
        assertThat(TestRepository.open(repository.folder(), Map.of("PATH", ":" + path)).repository()).isPresent();
        assertThat(evidence).doesNotExist();
    }

    @Test
    void takesNoVariablesThatStartPrograms() throws IOException {
        RepositoryLookup lookup = TestRepository.open(repository.folder(), Map.of("GIT_EXTERNAL_DIFF", program.toString(),
                "GIT_PAGER", program.toString(), "GIT_SSH", program.toString(), "GIT_ASKPASS", program.toString(),
                "GIT_DIR", "/nowhere", "GIT_INDEX_FILE", "/nowhere", "SSH_ASKPASS", program.toString()));

        assertThat(lookup.repository()).hasValueSatisfying(found -> assertThat(found.head()).contains(commit));
        assertThat(evidence).doesNotExist();
    }

    @Test
    void readsObjectsAndNotTheirReplacements() throws IOException {
        String other = repository.write("package.json", "{ \"other\": 1 }").commit();
        repository.git("replace", commit, other);

        assertThat(repository.open().file(commit, "package.json", MOST)).contains("{}".getBytes(StandardCharsets.UTF_8));
    }
}
