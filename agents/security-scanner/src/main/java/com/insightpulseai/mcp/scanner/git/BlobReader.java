package com.insightpulseai.mcp.scanner.git;

import java.io.IOException;
import java.io.InputStream;

/** Takes contents that git has. */
@FunctionalInterface
public interface BlobReader {

    /**
     * Takes one content, which need not be read to its end.
     *
     * @param id of the content
     * @param size in bytes
     * @param content has no more than it
     */
    void read(String id, long size, InputStream content) throws IOException;
}
