package com.insightpulseai.mcp.sdk.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A file that holds a token, such as one that a platform mounts and renews. */
final class TokenFile implements TokenSource {

    private static final int MOST_BYTES = 64 * 1024;

    private final Path file;
    private Content content;

    /** A token that was read, and the state of its file at that time. */
    private record Content(String token, FileTime changed, long size) {

        @Override
        public String toString() {
            return "token of " + changed;
        }
    }

    TokenFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized CompletionStage<String> token() {
        try {
            BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
            boolean isCurrent = content != null && content.changed().equals(state.lastModifiedTime())
                    && content.size() == state.size();
            if (!isCurrent) {
                content = new Content(TokenText.require(file.toString(), read(state)), state.lastModifiedTime(), state.size());
            }
            return CompletableFuture.completedFuture(content.token());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new TokenException("The token file " + file + " cannot be read.", e));
        } catch (TokenException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private String read(BasicFileAttributes state) throws IOException {
        if (state.size() > MOST_BYTES) {
            throw new TokenException("The token file " + file + " is larger than " + MOST_BYTES + " bytes.");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    @Override
    public synchronized void rejected(String token) {
        if (content != null && content.token().equals(token)) {
            content = null;
        }
    }

    @Override
    public String toString() {
        return "token of the file " + file;
    }
}
