package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.github.GitServerStub;

/**
 * Fetches into repositories whose own configuration names a program for everything that may name one. It must never be started.
 */
class HostileFetchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN = "ghs_token";

    @TempDir
    static Path shared;

    private static GitServerStub server;
    private static Path bare;
    private static String wanted;
    private static String head;

    @TempDir
    private Path folder;
    private Path evidence;
    private Path program;
    private TestRepository repository;
    private GitRemote remote;

    @BeforeAll
    static void serve() throws IOException {
        TestRepository upstream = TestRepository.init(shared.resolve("upstream")).write("package.json", "{}");
        wanted = upstream.commit();
        upstream.git("submodule", "add", "-q", upstream.folder().toString(), "sub");
        head = upstream.commit();
        bare = shared.resolve("server/acme/web");
        upstream.git("clone", "-q", "--bare", ".", bare.toString());
        upstream.git("-C", bare.toString(), "config", "uploadpack.allowAnySHA1InWant", "true");
        server = new GitServerStub(shared.resolve("server"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        server.reset();
        evidence = folder.resolve("evidence");
        program = folder.resolve("git-remote-evil");
        Files.writeString(program, "#!/bin/sh\necho \"$0 $*\" >> '" + evidence + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        remote = new GitRemote(URI.create(server.url() + "/acme/web"), Optional.of(TOKEN));
        repository = TestRepository.init(folder.resolve("checkout"));
        repository.git("fetch", "-q", "--depth=1", bare.toUri().toString(), head);
        repository.git("checkout", "-q", "--detach", head);
    }

    private String fetch() {
        return open().fetch(remote, wanted, 1, PATIENCE);
    }

    /** Opens the repository where the program can be found as one of git's helpers too. */
    private GitRepository open() {
        return TestRepository.open(repository.folder(), Map.of("PATH", System.getenv("PATH") + ":" + folder)).repository()
                .orElseThrow();
    }

    @Test
    void startsNoProgramOfASetting() {
        for (String setting : List.of("core.fsmonitor", "core.pager", "pager.fetch", "core.askPass", "core.sshCommand",
                "core.gitProxy", "core.alternateRefsCommand", "credential.helper", "credential.%s.helper", "alias.fetch",
                "alias.remote-http", "remote.origin.uploadpack", "remote.%s/acme/web.uploadpack", "fetch.bundleURI",
                "submodule.sub.update", "uploadpack.packObjectsHook", "gpg.program", "filter.evil.smudge")) {
            repository.git("config", setting.formatted(server.url()),
                    setting.startsWith("alias.") ? "!" + program : program.toString());
        }

        assertThat(fetch()).isEqualTo(wanted);
        server.demand("basic bm9ib2R5");
        assertThatThrownBy(() -> open().fetch(remote, "refs/heads/main", 1, PATIENCE)).isInstanceOf(GitException.class);
        assertThat(evidence).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ext::%s", "file://%s", "ssh://git@localhost/%s", "git://localhost/%s", "evil::x" })
    void goesNowhereElse(String elsewhere) {
        repository.git("config", "url." + elsewhere.formatted(program) + ".insteadOf", server.url());
        repository.git("config", "protocol.allow", "always");
        repository.git("config", "protocol.ext.allow", "always");

        assertThatThrownBy(this::fetch).isInstanceOf(GitException.class);
        assertThat(evidence).doesNotExist();
    }

    @Test
    void takesNoHelperForTheRemote() {
        repository.git("config", "remote." + remote.url() + ".vcs", "evil");
        repository.git("config", "remote." + remote.url() + ".url", "evil::x");

        assertThatThrownBy(this::fetch).isInstanceOf(GitException.class);
        assertThat(evidence).doesNotExist();
    }

    @Test
    void startsNoHook() throws IOException {
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook : List.of("reference-transaction", "post-checkout", "pre-auto-gc", "post-merge")) {
            Files.copy(program, hooks.resolve(hook));
            Files.copy(program, repository.folder().resolve(".git/hooks").resolve(hook));
        }
        repository.git("config", "core.hooksPath", hooks.toString());
        Files.deleteIfExists(evidence);

        assertThat(fetch()).isEqualTo(wanted);
        assertThat(evidence).doesNotExist();
    }

    @Test
    void sendsTheTokenToItsAddressAlone() throws IOException {
        try (GitServerStub other = new GitServerStub(shared.resolve("server"))) {
            repository.git("config", "url." + other.url() + ".insteadOf", server.url());

            assertThat(fetch()).isEqualTo(wanted);

            assertThat(other.credentials()).containsOnly("none");
            assertThat(server.credentials()).isEmpty();
        }
    }

    @Test
    void doesNotNameTheTokenWhereTheServerFails() {
        server.failWith(500);

        assertThatThrownBy(this::fetch).isInstanceOf(GitException.class).message().doesNotContain(TOKEN)
                .doesNotContain("eC1hY2Nlc3M");
        assertThat(remote).hasToString(server.url() + "/acme/web");
    }

    @Test
    void endsWithItsTime() {
        assertThatThrownBy(() -> open().fetch(remote, wanted, 1, Duration.ofMillis(1)))
                .isInstanceOf(GitException.class).hasMessageContaining("was stopped");
    }

    @Test
    void movesNoBranchAndChangesNoFile() {
        repository.git("branch", "main-here");
        String before = repository.git("for-each-ref") + repository.git("status", "--porcelain")
                + repository.git("rev-parse", "HEAD");

        fetch();

        assertThat(
                repository.git("for-each-ref") + repository.git("status", "--porcelain") + repository.git("rev-parse", "HEAD"))
                .isEqualTo(before);
        assertThat(repository.open().isShallow()).isTrue();
    }
}
