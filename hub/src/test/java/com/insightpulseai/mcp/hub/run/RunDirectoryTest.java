package com.insightpulseai.mcp.hub.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        try (RunDirectory directory = RunDirectory.open(parent.resolve("run"))) {
            directory.write("tokens.json", "{}");

            assertThat(mode(parent.resolve("run"))).isEqualTo("rwx------");
            assertThat(mode(parent.resolve("run/tokens.json"))).isEqualTo("rw-------");
            assertThat(mode(parent.resolve("run/lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void refusesASecondHubAndNamesTheFirst() throws Exception {
        try (RunDirectory first = RunDirectory.open(parent)) {
            assertThatThrownBy(() -> RunDirectory.open(first.path())).isInstanceOf(StartRefused.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("RUN_DIR");
        }
    }

    @Test
    void isFreeAgainOnceClosed() throws Exception {
        RunDirectory.open(parent).close();
        RunDirectory.open(parent).close();
    }

    @Test
    void replacesAFileAndLeavesNothingElseBehind() throws Exception {
        try (RunDirectory directory = RunDirectory.open(parent)) {
            directory.write("database-url", "old");
            directory.write("database-url", "new");

            assertThat(parent.resolve("database-url")).hasContent("new");
            assertThat(parent).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
        }
    }

    @Test
    void saysThatAPathWithoutAFolderCannotBeUsed() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> RunDirectory.open(file.resolve("run"))).isInstanceOf(StartRefused.class)
                .hasMessageContaining("Cannot write to").hasMessageContaining("RUN_DIR");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
