package com.insightpulseai.mcp.scanner.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A manifest whose content was read. */
final class ReadFile implements SelectedFile {

    private final String path;
    private final byte[] content;
    private final String sha256;

    ReadFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
        try {
            sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public byte[] content() {
        return content;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public String toString() {
        return path + " (" + content.length + " bytes)";
    }
}
