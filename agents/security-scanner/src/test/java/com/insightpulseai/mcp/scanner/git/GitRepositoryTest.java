package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.scanner.git.GitEntry.Kind;

class GitRepositoryTest {

    private static final int MOST = 1024;

    @TempDir
    private Path folder;

    @Test
    void isFoundFromAFolderBelow() throws IOException {
        TestRepository made = TestRepository.init(folder.resolve("shop")).write("a/b/package.json", "{}");

        assertThat(TestRepository.open(made.folder().resolve("a/b"), Map.of()).repository())
                .hasValueSatisfying(found -> assertThat(found.workTree()).contains(made.folder()));
    }

    @Test
    void isNotFoundWhereThereIsNone() {
        RepositoryLookup lookup = TestRepository.open(folder, Map.of("GIT_CEILING_DIRECTORIES", folder.getParent().toString()));

        assertThat(lookup.repository()).isEmpty();
        assertThat(lookup.note()).isEmpty();
    }

    @Test
    void isNotFoundWithoutGitWhichANoteSays() throws IOException {
        TestRepository made = TestRepository.init(folder);

        RepositoryLookup lookup = TestRepository.open(made.folder(), Map.of("PATH", folder.toString()));

        assertThat(lookup.repository()).isEmpty();
        assertThat(lookup.note()).contains("git is not on the PATH, so the repository is read as a plain folder.");
    }

    @Test
    void ofAnotherUserIsRefusedWithGitsRemedy() throws IOException {
        TestRepository made = TestRepository.init(folder);

        assertThatThrownBy(() -> TestRepository.open(made.folder(), Map.of("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("dubious ownership")
                .hasMessageContaining("git config --global --add safe.directory " + made.folder())
                .message().doesNotContain("\n");
    }

    @Test
    void thatIsBrokenIsRefusedAndNotReadAsAFolder() throws IOException {
        Files.writeString(folder.resolve(".git"), "gitdir: /nowhere/at/all\n");

        assertThatThrownBy(() -> TestRepository.open(folder, Map.of())).isInstanceOf(GitException.class)
                .hasMessageStartingWith("git cannot read the repository: fatal: not a git repository: /nowhere");
    }

    @Test
    void whoseWorkTreeIsElsewhereIsRefused() throws IOException {
        TestRepository made = TestRepository.init(folder.resolve("outer/shop"));
        made.git("config", "core.worktree", folder.resolve("outer").toRealPath().toString());

        assertThatThrownBy(() -> TestRepository.open(made.folder(), Map.of())).isInstanceOf(GitException.class)
                .hasMessageContaining("core.worktree");
    }

    @Test
    void hasNoHeadBeforeItsFirstCommit() throws IOException {
        GitRepository repository = TestRepository.init(folder).open();

        assertThat(repository.head()).isEmpty();
        assertThat(repository.branch()).contains("main");
    }

    @Test
    void hasNoWorkTreeWhereItIsBare() throws IOException {
        TestRepository source = TestRepository.init(folder.resolve("source")).write("go.mod", "module a\n");
        String commit = source.commit();
        source.git("clone", "-q", "--bare", ".", folder.resolve("bare").toString());

        GitRepository bare = TestRepository.open(folder.resolve("bare"), Map.of()).repository().orElseThrow();

        assertThat(bare.workTree()).isEmpty();
        assertThat(bare.head()).contains(commit);
        assertThat(bare.file(commit, "go.mod", MOST)).contains("module a\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lacksTheCommitsBeforeAShallowCut() throws IOException {
        TestRepository source = TestRepository.init(folder.resolve("source")).write("go.mod", "module a\n");
        String first = source.commit();
        String second = source.write("go.mod", "module b\n").commit();
        source.git("clone", "-q", "--depth", "1", "file://" + source.folder(), folder.resolve("shallow").toString());

        GitRepository shallow = TestRepository.open(folder.resolve("shallow"), Map.of()).repository().orElseThrow();

        assertThat(shallow.isShallow()).isTrue();
        assertThat(shallow.commit("HEAD")).contains(second);
        assertThat(shallow.commit("HEAD^1")).isEmpty();
        assertThat(shallow.commit(first)).isEmpty();
    }

    @Test
    void resolvesRevisionsAndTakesNoneForAnOption() throws IOException {
        TestRepository made = TestRepository.init(folder);
        String first = made.commit();
        String second = made.write("a", "b").commit();
        made.git("tag", "-a", "-m", "Release", "v1", first);
        GitRepository repository = made.open();

        assertThat(repository.commit("v1")).contains(first);
        assertThat(repository.commit("main~1")).contains(first);
        assertThat(repository.commit(second.substring(0, 10))).contains(second);
        assertThat(repository.commit("origin/main")).isEmpty();
        assertThat(repository.commit("--all")).isEmpty();
        assertThat(repository.commit("main\nmain~1")).isEmpty();
        assertThat(repository.commit(" ")).isEmpty();
    }

    @Test
    void isOnNoBranchWhereACommitIsCheckedOut() throws IOException {
        TestRepository made = TestRepository.init(folder);
        made.git("checkout", "-q", "--detach", made.commit());

        assertThat(made.open().branch()).isEmpty();
    }

    @Test
    void isNamedByItsOrigin() throws IOException {
        TestRepository made = TestRepository.init(folder);
        assertThat(made.open().name()).isEmpty();

        made.git("remote", "add", "origin", "https://someone:secret@git.example.com/acme/shop.git");

        assertThat(made.open().name()).contains(new RepositoryName("acme", "shop"));
    }

    @Test
    void listsWhatIsTrackedAndWhatIsNotIgnored() throws IOException {
        TestRepository made = TestRepository.init(folder.resolve("shop"))
                .write(".gitignore", "*.lock\r\n").write("poetry.lock", "a").link("link", "poetry.lock");
        made.git("add", "-f", ".gitignore", "poetry.lock", "link");
        made.git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "Add");
        made.write("new.txt", "a").write("ignored.lock", "b");
        TestRepository.init(made.folder().resolve("other")).write("go.mod", "module a");
        List<GitEntry> entries = new ArrayList<>();

        made.open().listWorkTree(List.of(), entries::add);

        assertThat(entries).extracting(entry -> entry.path().text(), GitEntry::kind, GitEntry::isTracked)
                .containsExactlyInAnyOrder(
                        tuple(".gitignore", Kind.FILE, true), tuple("poetry.lock", Kind.FILE, true),
                        tuple("link", Kind.LINK, true),
                        tuple("new.txt", Kind.FILE, false), tuple("other", Kind.REPOSITORY, false));
    }

    @Test
    void listsSubmodulesAsRepositories() throws IOException {
        TestRepository library = TestRepository.init(folder.resolve("library")).write("go.mod", "module a\n");
        library.commit();
        TestRepository made = TestRepository.init(folder.resolve("shop"));
        made.git("submodule", "--quiet", "add", library.folder().toString(), "vendor/lib");
        String commit = made.commit();
        List<GitEntry> work = new ArrayList<>();
        List<GitEntry> committed = new ArrayList<>();

        made.open().listWorkTree(List.of(), work::add);
        made.open().listCommit(commit, committed::add);

        assertThat(work).filteredOn(entry -> entry.kind() == Kind.REPOSITORY).extracting(entry -> entry.path().text())
                .containsExactly("vendor/lib");
        assertThat(committed).filteredOn(entry -> entry.kind() == Kind.REPOSITORY).extracting(entry -> entry.path().text())
                .containsExactly("vendor/lib");
    }

    @Test
    void takesPathsByTheirVeryNames() throws IOException {
        TestRepository made = TestRepository.init(folder).write("*/go.mod", "a").write("b/go.mod", "b");
        List<String> found = new ArrayList<>();

        made.open().listWorkTree(List.of("*"), entry -> found.add(entry.path().text()));

        assertThat(found).containsExactly("*/go.mod");
    }

    @Test
    void readsAFileOfACommitThatIsNotCheckedOut() throws IOException {
        TestRepository made = TestRepository.init(folder).write(".dependency-gate.yaml", "version: 1\n");
        String base = made.commit();
        made.write(".dependency-gate.yaml", "version: 2\n").commit();
        GitRepository repository = made.open();

        assertThat(repository.file(base, ".dependency-gate.yaml", MOST))
                .contains("version: 1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(repository.file(base, "absent", MOST)).isEmpty();
    }

    @Test
    void readsNeitherLinksNorLargeFilesOfACommit() throws IOException {
        TestRepository made = TestRepository.init(folder).link("link", "/etc/passwd").write("large", "a".repeat(MOST + 1));
        String commit = made.commit();
        GitRepository repository = made.open();

        assertThatThrownBy(() -> repository.file(commit, "link", MOST)).isInstanceOf(GitException.class)
                .hasMessageContaining("no regular file");
        assertThatThrownBy(() -> repository.file(commit, "large", MOST)).isInstanceOf(GitException.class)
                .hasMessageContaining("larger than 1024 bytes");
    }

    @Test
    void comparesContentsByTheirIds() throws IOException {
        TestRepository made = TestRepository.init(folder).write("go.mod", "module a\n").write("go.sum", "");
        String commit = made.commit();
        GitRepository repository = made.open();

        assertThat(repository.blobs(commit, List.of("go.mod", "absent")))
                .containsExactly(Map.entry("go.mod", repository.blobId("module a\n".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void comparesContentsOfRepositoriesWithLongIds() throws IOException {
        TestRepository made = TestRepository.init(folder, "--object-format=sha256").write("go.mod", "module a\n");
        String commit = made.commit();
        GitRepository repository = made.open();

        assertThat(commit).hasSize(64);
        assertThat(repository.blobs(commit, List.of("go.mod")))
                .containsEntry("go.mod", repository.blobId("module a\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsManyContentsThroughOneProcess() throws IOException {
        TestRepository made = TestRepository.init(folder);
        for (int i = 0; i < 200; i++) {
            made.write("file" + i, "content " + i + "\n".repeat(i));
        }
        String commit = made.commit();
        GitRepository repository = made.open();
        List<String> ids = new ArrayList<>();
        repository.listCommit(commit, entry -> ids.add(entry.blob().orElseThrow()));
        List<String> read = new ArrayList<>();

        repository.readBlobs(ids, (id, size, content) -> {
            if (read.size() % 2 == 0) {
                assertThat(repository.blobId(content.readAllBytes())).isEqualTo(id);
            }
            read.add(id);
        });

        assertThat(read).isEqualTo(ids);
    }

    @Test
    void saysThatAContentIsMissing() throws IOException {
        GitRepository repository = TestRepository.init(folder).open();

        assertThatThrownBy(() -> repository.readBlobs(List.of("0123456789".repeat(4)), (id, size, content) -> {
        })).isInstanceOf(GitException.class).hasMessageContaining("lacks the content");
    }

    @Test
    void isNotChangedByBeingRead() throws IOException {
        TestRepository made = TestRepository.init(folder).write("go.mod", "module a\n");
        String commit = made.commit();
        Files.setLastModifiedTime(made.folder().resolve("go.mod"), FileTime.fromMillis(1_000_000));
        byte[] index = Files.readAllBytes(made.folder().resolve(".git/index"));
        GitRepository repository = made.open();

        repository.listWorkTree(List.of(), entry -> {
        });
        repository.file(commit, "go.mod", MOST);

        assertThat(Files.readAllBytes(made.folder().resolve(".git/index"))).isEqualTo(index);
    }
}
