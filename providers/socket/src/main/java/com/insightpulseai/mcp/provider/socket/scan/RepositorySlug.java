package com.insightpulseai.mcp.provider.socket.scan;

/** How repositories are named: by Socket's slug, or by the name that a hosting service such as GitHub gives them. */
public final class RepositorySlug {

    /** What cannot climb out of its segment of a path. */
    private static final String FORM = "(?!\\.+$)[A-Za-z0-9._-]{1,100}";

    /** A slug, or {@code owner/name} of such parts; no hosting service has owners that begin with a dot. */
    public static final String FORM_WITH_OWNER = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/" + FORM + "|" + FORM;

    /** The detail for any other input. */
    public static final String FORM_WITH_OWNER_MESSAGE = "must be owner/name or the repository's slug at Socket, each part of at "
            + "most 100 letters, digits, '.', '_' and '-', the owner without a dot at its beginning";

    private RepositorySlug() {
    }
}
