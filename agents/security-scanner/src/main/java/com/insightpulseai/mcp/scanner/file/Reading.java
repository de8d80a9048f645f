package com.insightpulseai.mcp.scanner.file;

/** The outcome of reading a file. */
sealed interface Reading {

    /** All bytes of the file. */
    record Content(byte[] bytes) implements Reading {
    }

    /** The file was too large to be read. */
    record TooLarge(long size) implements Reading {
    }

    /**
     * The file has no content that could be sent.
     *
     * @param reason for people
     */
    record Unreadable(String reason) implements Reading {
    }

    /** Nothing is there any more: it was deleted, or is not checked out. */
    record Absent() implements Reading {
    }
}
