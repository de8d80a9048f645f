package com.insightpulseai.mcp.tool;

import java.io.IOException;
import java.io.InputStream;

/**
 * A part of an input whose {@link FileContent} may be encoded. The audit keeps size and SHA-256 of the decoded file, so that
 * they can be compared with those of the caller's file.
 */
public interface EncodedFile {

    /** Returns true if the content is the file's text itself. */
    boolean holdsPlainText();

    /**
     * Opens the decoded file. It is called for an input without violations only, which therefore has to bound the file's size.
     *
     * @throws IOException if the content does not have the form that its encoding demands
     */
    InputStream open() throws IOException;
}
