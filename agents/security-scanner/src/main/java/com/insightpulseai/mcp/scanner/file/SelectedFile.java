package com.insightpulseai.mcp.scanner.file;

/** A manifest that is sent. Its content is read once and kept, so that what is reported is what was sent. */
public interface SelectedFile {

    /** Returns the path in the repository, relative, with {@code /}. */
    String path();

    /** Returns the bytes of the file, unchanged. */
    byte[] content();

    /** Returns the SHA-256 of the content, in lower-case hexadecimal digits. */
    String sha256();
}
