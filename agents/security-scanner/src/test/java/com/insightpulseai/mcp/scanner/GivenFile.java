package com.insightpulseai.mcp.scanner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.insightpulseai.mcp.scanner.file.SelectedFile;

/** A manifest that a test makes up. */
public record GivenFile(String path, byte[] content) implements SelectedFile {

    public static GivenFile of(String path, String text) {
        return new GivenFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
