package com.insightpulseai.mcp.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDataTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndCopied() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        PreparedData prepared = new PreparedData(folder.resolve("cache/present"));

        prepared.copyTo(first, () -> Files.writeString(first.resolve("PG_VERSION"), "17"));
        prepared.copyTo(second, () -> {
            throw new IOException("made twice");
        });

        assertThat(second.resolve("PG_VERSION")).hasContent("17");
    }

    @Test
    void isMadeAgainWhereTheFirstAttemptWasInterrupted() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        PreparedData prepared = new PreparedData(folder.resolve("cache/present"));
        assertThatThrownBy(() -> prepared.copyTo(first, () -> {
            throw new IOException("interrupted");
        })).isInstanceOf(IOException.class);

        prepared.copyTo(first, () -> Files.writeString(first.resolve("PG_VERSION"), "17"));

        assertThat(folder.resolve("cache/present/PG_VERSION")).hasContent("17");
    }

    @Test
    void isMadeEachTimeWhereNothingCanBeKept() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = Files.createFile(folder.resolve("no-folder"));

        new PreparedData(file.resolve("cache/present"))
                .copyTo(data, () -> Files.writeString(data.resolve("PG_VERSION"), "17"));

        assertThat(data.resolve("PG_VERSION")).hasContent("17");
    }

    @Test
    void deletesWhatWasMadeLongAgoAndKeepsWhatIsInUse() throws IOException {
        Path old = Files.createDirectories(folder.resolve("cache/old"));
        Path inUse = Files.createDirectories(folder.resolve("cache/in-use"));
        Files.writeString(old.resolve("PG_VERSION"), "17");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(15))));

        new PreparedData(folder.resolve("cache/present")).copyTo(Files.createDirectory(folder.resolve("data")), () -> {
        });

        assertThat(old).doesNotExist();
        assertThat(inUse).exists();
    }
}
