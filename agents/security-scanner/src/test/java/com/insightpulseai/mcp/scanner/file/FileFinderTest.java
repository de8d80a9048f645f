package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.git.TestRepository;

class FileFinderTest {

    private static final FileRules RULES = FileRules.of(ManifestPatterns.packaged());

    @TempDir
    private Path folder;
    private TestRepository made;

    @BeforeEach
    void makeRepository() throws IOException {
        made = TestRepository.init(folder);
    }

    private FileSelection find(FileRules rules) {
        return new FileFinder(rules).inWorkTree(made.open());
    }

    private List<String> paths(FileRules rules) {
        return find(rules).files().stream().map(SelectedFile::path).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = { "node_modules/a", "bower_components/a", ".yarn/cache", ".venv/lib", "x/.tox/py", "php/vendor/a",
            "go/vendor/a", "env/lib" })
    void leavesOutVendoredFoldersThatAreTracked(String vendored) throws IOException {
        made.write("package.json", "{}").write(vendored + "/package.json", "{}").write("php/vendor/autoload.php", "<?php")
                .write("go/vendor/modules.txt", "# a v1").write("env/pyvenv.cfg", "home = /usr/bin").commit();
        String outermost = vendored.substring(0, vendored.lastIndexOf('/') + 1);

        assertThat(paths(RULES)).containsExactly("package.json");
        assertThat(find(RULES).skipped())
                .containsExactly(new SkippedFile(outermost, "1 manifest, vendored; --include-vendored sends it"));
        assertThat(paths(RULES.includingVendored(true))).containsExactlyInAnyOrder(vendored + "/package.json", "package.json");
        assertThat(paths(RULES.including(List.of("/" + outermost))))
                .containsExactlyInAnyOrder(vendored + "/package.json", "package.json");
        assertThat(paths(RULES.within(List.of(vendored)))).containsExactly(vendored + "/package.json");
    }

    @Test
    void keepsAVendorFolderWithoutAListOfModules() throws IOException {
        made.write("vendor/acme/package.json", "{}");

        assertThat(paths(RULES)).containsExactly("vendor/acme/package.json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "target", "build", "dist" })
    void leavesOutTheOutputOfBuildsUnlessItIsTracked(String output) throws IOException {
        made.write("a/" + output + "/package.json", "{}").write("a/" + output + "/go.mod", "module a\n");

        assertThat(paths(RULES)).isEmpty();
        assertThat(find(RULES).skipped()).containsExactly(
                new SkippedFile("a/" + output + "/", "2 manifests, untracked output of builds; --include sends it"));
        assertThat(paths(RULES.including(List.of("go.mod")))).containsExactly("a/" + output + "/go.mod");
        made.git("add", ".");
        assertThat(paths(RULES)).containsExactly("a/" + output + "/go.mod", "a/" + output + "/package.json");
    }

    @Test
    void leavesOutWhatSocketYmlAndTheOptionExclude() throws IOException {
        made.write("socket.yml", "version: 2\nprojectIgnorePaths:\n  - \"**/fixtures\"\n  - '!keep'\n  - /dist/\n")
                .write("a/fixtures/package.json", "{}").write("dist/package.json", "{}").write("x/dist/go.mod", "module a")
                .write("examples/go.mod", "module b").write("examples/flake.lock", "{}").write("go.mod", "module c");
        made.commit();
        FileRules rules = RULES.excluding(List.of("examples/"));

        FileSelection selection = find(rules);

        assertThat(selection.files()).extracting(SelectedFile::path).containsExactly("go.mod", "x/dist/go.mod");
        assertThat(selection.skipped()).containsExactly(
                new SkippedFile("a/fixtures/package.json", "left out by socket.yml: **/fixtures"),
                new SkippedFile("dist/package.json", "left out by socket.yml: /dist/"),
                new SkippedFile("examples/go.mod", "left out by --exclude: examples/"));
        assertThat(selection.unsupported()).isEmpty();
    }

    @Test
    void takesTheBasesSocketYmlWhereThePullRequestChangesIt() throws IOException {
        made.write("go.mod", "module a\n");
        String base = made.commit();
        made.write("socket.yml", "version: 2\nprojectIgnorePaths: ['*']\n").commit();

        assertThat(paths(RULES)).isEmpty();
        assertThat(paths(RULES.ignoring(ProjectIgnorePaths.inCommit(made.open(), base)))).containsExactly("go.mod");
    }

    @Test
    void takesTheSocketYmlOfTheCommitThatIsRead() throws IOException {
        made.write("go.mod", "module a\n").write("socket.yml", "version: 2\nprojectIgnorePaths: ['*']\n");
        String commit = made.commit();
        Files.delete(folder.resolve("socket.yml"));

        assertThat(new FileFinder(RULES).inCommit(made.open(), commit).files()).isEmpty();
        assertThat(paths(RULES)).containsExactly("go.mod");
    }

    @Test
    void looksBelowStartPathsOnly() throws IOException {
        made.write("a/go.mod", "module a\n").write("ab/go.mod", "module ab\n").write("c/d/go.mod", "module d\n")
                .write("go.mod", "module x\n");
        String commit = made.commit();
        FileRules rules = RULES.within(List.of("./a/", "c/d/go.mod"));

        assertThat(paths(rules)).containsExactly("a/go.mod", "c/d/go.mod");
        assertThat(new FileFinder(rules).inCommit(made.open(), commit).files()).extracting(SelectedFile::path)
                .containsExactly("a/go.mod", "c/d/go.mod");
        assertThat(new FileFinder(rules).inFolder(folder).files()).extracting(SelectedFile::path)
                .containsExactly("a/go.mod", "c/d/go.mod");
        assertThat(paths(RULES.within(List.of(".")))).hasSize(4);
    }

    @Test
    void refusesAStartPathThatIsNotThere() throws IOException {
        made.write("a/README", "nothing");

        assertThat(paths(RULES.within(List.of("a")))).isEmpty();
        assertThatThrownBy(() -> paths(RULES.within(List.of("b")))).isInstanceOf(FileRuleException.class)
                .hasMessage("--path b is not in the repository.");
        assertThatThrownBy(() -> new FileFinder(RULES.within(List.of("../a")))).isInstanceOf(FileRuleException.class);
        assertThatThrownBy(() -> new FileFinder(RULES.within(List.of("/etc")))).isInstanceOf(FileRuleException.class);
    }

    @Test
    void namesPointersOfGitLfs() throws IOException {
        made.write("package-lock.json", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n");

        assertThat(find(RULES).files()).isEmpty();
        assertThat(find(RULES).skipped()).containsExactly(new SkippedFile("package-lock.json",
                "pointer of Git LFS, whose file is not here; run git lfs pull", true));
    }

    @Test
    void namesWhatIsTrackedAndNotCheckedOut() throws IOException {
        made.write("go.mod", "module a\n").commit();
        Files.delete(folder.resolve("go.mod"));

        assertThat(find(RULES).skipped()).containsExactly(new SkippedFile("go.mod", "tracked, but not in the work tree"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "flake.lock", "a.lockfile", "deno-lock.json5", "x.lock.json" })
    void namesWhatLooksLikeALockFile(String name) throws IOException {
        made.write(name, "{}").write("node_modules/" + name, "{}").write("README.md", "locked");

        assertThat(find(RULES).unsupported()).containsExactly(name);
    }

    @Test
    void findsEachFileOfAMergeOnce() throws IOException {
        made.write("go.mod", "module a\n").commit();
        made.git("checkout", "-q", "-b", "other");
        made.write("go.mod", "module b\n").commit();
        made.git("checkout", "-q", "main");
        made.write("go.mod", "module c\n").commit();
        assertThatThrownBy(() -> made.git("merge", "-q", "other")).isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> find(RULES)).isInstanceOf(MergeConflictException.class)
                .hasMessage("A merge conflict is not resolved in go.mod:1.");
    }
}
