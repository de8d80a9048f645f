package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.git.TestRepository;

/** Trees with links, devices and odd names, which no checkout keeps on every system. */
@Timeout(60)
class FileTreesTest {

    private static final FileRules RULES = FileRules.of(ManifestPatterns.packaged());

    @TempDir
    private Path folder;
    private TestRepository made;

    @BeforeEach
    void makeRepository() throws IOException {
        made = TestRepository.init(folder.resolve("tree"));
    }

    private FileSelection find(boolean isTracked) {
        if (isTracked) {
            made.commit();
        }
        return new FileFinder(RULES).inWorkTree(made.open());
    }

    private FileSelection findInFolder() {
        return new FileFinder(RULES).inFolder(made.folder());
    }

    private static List<String> paths(FileSelection selection) {
        return selection.files().stream().map(SelectedFile::path).toList();
    }

    @Test
    void withLoopsHaveEachFileOnce() throws IOException {
        made.write("a/package.json", "{}").link("a/self", ".").link("a/up", "..").link("b", "a");

        assertThat(paths(findInFolder())).containsExactly("a/package.json");
        assertThat(paths(find(true))).containsExactly("a/package.json");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void withAWayOutAreNotReadThere(boolean isTracked) throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        made.link("c/package-lock.json", "../../secret").link("c/go.mod", "/etc/hostname").link("c/go.sum", "../.git/config");

        FileSelection selection = find(isTracked);

        assertThat(selection.files()).isEmpty();
        assertThat(selection.skipped()).containsExactly(
                new SkippedFile("c/go.mod", "is a link that leads out of the repository", true),
                new SkippedFile("c/go.sum", "is a link that leads into .git", true),
                new SkippedFile("c/package-lock.json", "is a link that leads out of the repository", true));
        assertThat(findInFolder().skipped()).isEqualTo(selection.skipped());
    }

    @Test
    void withALinkInsideHaveItsTargetTwice() throws IOException {
        made.write("shared/yarn.lock", "# yarn lockfile v1\n").link("d/yarn.lock", "../shared/yarn.lock");

        FileSelection selection = find(true);

        assertThat(paths(selection)).containsExactly("d/yarn.lock", "shared/yarn.lock");
        assertThat(selection.files()).extracting(SelectedFile::sha256).containsOnly(selection.files().get(0).sha256());
        assertThat(paths(findInFolder())).isEqualTo(paths(selection));
        assertThat(paths(new FileFinder(RULES).inCommit(made.open(), made.commit()))).isEqualTo(paths(selection));
    }

    @Test
    void withALinkToAnIgnoredFileAreNotReadThere() throws IOException {
        made.write(".gitignore", ".env\n").write(".env", "TOKEN=secret").link("package.json", ".env");

        assertThat(find(true).skipped())
                .containsExactly(new SkippedFile("package.json", "is a link to a file that the repository ignores", true));
        assertThat(findInFolder().skipped()).isEqualTo(find(true).skipped());
    }

    @Test
    void withADeadLinkAreScannedWithoutIt() throws IOException {
        made.link("e/go.mod", "nowhere").link("e/go.sum", "go.sum").write("e/package.json", "{}");

        FileSelection selection = find(true);

        assertThat(paths(selection)).containsExactly("e/package.json");
        assertThat(selection.skipped()).extracting(SkippedFile::path).containsExactly("e/go.mod", "e/go.sum");
        assertThat(new FileFinder(RULES).inCommit(made.open(), made.commit()).skipped())
                .containsExactly(new SkippedFile("e/go.mod", "is a link to no file of the commit", true),
                        new SkippedFile("e/go.sum", "is a link to no file of the commit", true));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void withALockedFolderAreScannedWithoutIt(boolean isRepository) throws IOException {
        made.write("f/package.json", "{}").write("g/package.json", "{}");
        Path locked = made.folder().resolve("f");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(locked), "the super user reads everything");
            FileSelection selection = isRepository ? find(false) : findInFolder();

            assertThat(paths(selection)).containsExactly("g/package.json");
            assertThat(selection.skipped()).containsExactly(new SkippedFile("f/", "folder that may not be read", true));
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void withAFifoAreScannedWithoutOpeningIt() throws Exception {
        made.write("package.json", "{}");
        Files.createDirectories(made.folder().resolve("h"));
        Path fifo = made.folder().resolve("h/package.json");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

        assertThat(paths(findInFolder())).containsExactly("package.json");
        assertThat(findInFolder().skipped()).containsExactly(new SkippedFile("h/package.json", "is no regular file", true));
        assertThat(paths(find(false))).containsExactly("package.json");
    }

    @Test
    void whoseTrackedFileBecameAFifoAreScannedWithoutOpeningIt() throws Exception {
        made.write("h/package.json", "{}").commit();
        Path fifo = made.folder().resolve("h/package.json");
        Files.delete(fifo);
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

        assertThat(find(false).skipped()).containsExactly(new SkippedFile("h/package.json", "is no regular file", true));
    }

    @Test
    void whoseTrackedFolderBecameALinkAreNotReadThroughIt() throws IOException {
        made.write("a/package.json", "{}").commit();
        Files.delete(made.folder().resolve("a/package.json"));
        Files.delete(made.folder().resolve("a"));
        Files.createDirectories(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/package.json"), "{ \"secret\": 1 }");
        made.link("a", "../outside");

        FileSelection selection = find(false);

        assertThat(selection.files()).isEmpty();
        assertThat(selection.skipped()).containsExactly(new SkippedFile("a/package.json", "tracked, but not in the work tree"));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void withOddNamesSendWhatTheServerTakes(boolean isRepository) throws IOException {
        for (String name : List.of("my app", "100%", "a#b", "ünï", "C:", "line\nbreak", "a\\b", "quo\"te", " blank")) {
            made.write(name + "/package.json", "{}");
        }

        FileSelection selection = isRepository ? find(true) : findInFolder();

        assertThat(paths(selection)).containsExactly("100%/package.json", "a#b/package.json", "my app/package.json",
                "ünï/package.json");
        assertThat(selection.skipped()).extracting(SkippedFile::path).containsExactlyInAnyOrder("C:/package.json",
                "line\\nbreak/package.json", "a\\b/package.json", "quo\"te/package.json", " blank/package.json");
        assertThat(selection.skipped()).allMatch(SkippedFile::isMissed);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void withNamesThatAreNotUtf8NameThemAndLoseNothingElse(boolean isRepository) throws IOException {
        Path odd = Path.of(URI.create(made.folder().toUri() + "caf%E9"));
        Files.createDirectories(odd);
        Files.writeString(odd.resolve("package.json"), "{}");
        made.write("go.mod", "module a\n");

        FileSelection selection = isRepository ? find(true) : findInFolder();

        assertThat(paths(selection)).containsExactly("go.mod");
        assertThat(selection.skipped())
                .containsExactly(new SkippedFile("caf\\xe9/package.json", "its name is not UTF-8", true));
    }

    @Test
    void followTheListWithoutRegardToCase() throws IOException {
        made.write("Package.json", "{}").write("PIPFILE", "[packages]\n");

        assertThat(paths(find(true))).containsExactly("PIPFILE", "Package.json");
    }

    @Test
    void haveWhatIsTrackedAlthoughItIsIgnored() throws IOException {
        made.write(".gitignore", "*.lock\n").write("poetry.lock", "[[package]]\n").write("uv.lock", "version = 1\n");
        made.git("add", "-f", "poetry.lock");

        assertThat(paths(find(true))).containsExactly("poetry.lock");
        assertThat(paths(findInFolder())).isEmpty();
    }

    @Test
    void openNoIgnoredFolderFromWithin() throws IOException {
        made.write(".gitignore", "build/\n*.lock\n").write("build/x/.gitignore", "!keep/\n")
                .write("build/x/keep/package.json", "{}").write("y/.gitignore", "!uv.lock\n")
                .write("y/uv.lock", "version = 1\n")
                .write("y/poetry.lock", "[[package]]\n");

        assertThat(paths(find(false))).containsExactly("y/uv.lock");
        assertThat(paths(findInFolder())).containsExactly("y/uv.lock");
    }

    @Test
    void nameTheirSubmodulesOnce() throws IOException {
        TestRepository library = TestRepository.init(folder.resolve("library")).write("go.mod", "module a\n")
                .write("b/go.mod", "module b\n");
        library.commit();
        made.git("submodule", "--quiet", "add", library.folder().toString(), "vendor/lib");

        FileSelection selection = find(true);

        assertThat(selection.files()).isEmpty();
        assertThat(selection.skipped())
                .containsExactly(new SkippedFile("vendor/lib/", "submodule, which is scanned by itself"));
        assertThat(new FileFinder(RULES).inCommit(made.open(), made.commit()).skipped()).isEqualTo(selection.skipped());
    }

    @Test
    void nameOtherRepositoriesInThem() throws IOException {
        TestRepository.init(made.folder().resolve("other")).write("go.mod", "module a\n");

        assertThat(find(false).skipped()).containsExactly(new SkippedFile("other/", "repository of its own"));
    }

    @Test
    void haveNoWorkTreeWhereTheyAreBare() throws IOException {
        made.write("go.mod", "module a\n").commit();
        made.git("clone", "-q", "--bare", ".", folder.resolve("bare").toString());
        FileFinder finder = new FileFinder(RULES);
        GitRepository bare = TestRepository.open(folder.resolve("bare"), Map.of()).repository().orElseThrow();

        assertThatThrownBy(() -> finder.inWorkTree(bare)).isInstanceOf(IllegalArgumentException.class);
        assertThat(paths(finder.inCommit(bare, bare.head().orElseThrow()))).containsExactly("go.mod");
    }
}
