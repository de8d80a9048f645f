package com.insightpulseai.mcp.provider.socket.scan;

/** Socket's name of a repository, which the name of its owner is no part of. */
public final class RepositorySlug {

    /** What cannot climb out of its segment of a path. */
    public static final String FORM = "(?!\\.+$)[A-Za-z0-9._-]{1,100}";

    /** The detail for any other input. */
    public static final String FORM_MESSAGE = "must be the repository's slug at Socket, without its owner: "
            + "at most 100 letters, digits, '.', '_' and '-'";

    private RepositorySlug() {
    }
}
