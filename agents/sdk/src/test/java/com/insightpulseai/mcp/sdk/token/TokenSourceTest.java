package com.insightpulseai.mcp.sdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are given. */
class TokenSourceTest {

    @TempDir
    Path folder;

    private static String token(TokenSource source) {
        return source.token().toCompletableFuture().join();
    }

    @Test
    void aGivenTokenLosesTheLineEndOfItsFile() {
        assertThat(token(TokenSource.of("abc\n"))).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "two words", "line\nbreak", "\u00e4" })
    void whatCannotBeATokenIsRefusedWithoutBeingShown(String text) {
        assertThatThrownBy(() -> TokenSource.of(text)).isInstanceOf(TokenException.class)
                .hasMessageStartingWith("There is no token: ")
                .satisfies(failure -> assertThat(text.isBlank() || !failure.getMessage().contains(text)).isTrue());
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> TokenSource.environment("NO_SUCH_VARIABLE_HERE")).isInstanceOf(TokenException.class)
                .hasMessageContaining("NO_SUCH_VARIABLE_HERE");
    }

    @Test
    void aFileIsReadAgainWhenItHasChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "one\n");
        TokenSource source = TokenSource.file(file);
        assertThat(token(source)).isEqualTo("one");

        Files.writeString(file, "two\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(token(source)).isEqualTo("two");
    }

    @Test
    void aFileIsReadAgainWhenItsTokenWasRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "one");
        FileTime time = Files.getLastModifiedTime(file);
        TokenSource source = TokenSource.file(file);
        token(source);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);

        source.rejected("one");

        assertThat(token(source)).isEqualTo("two");
    }

    @Test
    void aFileThatIsNotThereFailsTheCallAndNamesIt() {
        TokenSource source = TokenSource.file(folder.resolve("none"));

        assertThatThrownBy(() -> token(source)).isInstanceOf(CompletionException.class).cause()
                .isInstanceOf(TokenException.class).hasMessageContaining("none");
    }

    @Test
    void aSupplierIsAskedEachTime() {
        AtomicInteger count = new AtomicInteger();
        TokenSource source = TokenSource.supplier(() -> "t" + count.incrementAndGet());

        assertThat(token(source) + token(source)).isEqualTo("t1t2");
    }
}
