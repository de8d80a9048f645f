package com.insightpulseai.mcp.scanner.git;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Owner and name of a repository at a host such as GitHub.
 *
 * @param owner 1 to 100 letters, digits, {@code .}, {@code _} and {@code -}
 * @param name of the same characters, not dots alone
 */
public record RepositoryName(String owner, String name) {

    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern SCHEME = Pattern.compile("(?:https?|ssh|git|git\\+ssh|git\\+https)://.*");
    private static final String SUFFIX = ".git";
    /** Bitbucket's servers have it before the owner. */
    private static final String SCM = "scm/";

    /**
     * Reads the URL of a remote: {@code https://host/owner/name.git}, {@code ssh://git@host/owner/name} or {@code
     * git@host:owner/name}. Credentials and host do not matter, and are not kept. Empty for a path of this machine and for a
     * URL whose path has other than two parts, since a guess could be the name of another repository.
     */
    public static Optional<RepositoryName> ofRemote(String url) {
        if (url.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String text = url.strip();
        if (SCHEME.matcher(text).matches()) {
            int host = text.indexOf("://") + "://".length();
            int slash = text.indexOf('/', host);
            return slash < 0 ? Optional.empty() : ofPath(text.substring(slash + 1));
        }
        return text.contains("://") ? Optional.empty() : ofScp(text);
    }

    /** @see <a href="https://git-scm.com/docs/git-clone#_git_urls">git: a colon before any slash makes a path remote</a> */
    private static Optional<RepositoryName> ofScp(String text) {
        int host = text.startsWith("[") || text.contains("@[") ? text.indexOf(']') : 0;
        int colon = host < 0 ? -1 : text.indexOf(':', host);
        int slash = text.indexOf('/');
        boolean isDrive = colon == 1;
        if (colon < 1 || isDrive || slash >= 0 && slash < colon) {
            return Optional.empty();
        }
        String path = text.substring(colon + 1);
        return ofPath(path.startsWith("/") ? path.substring(1) : path);
    }

    private static Optional<RepositoryName> ofPath(String text) {
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        path = path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
        path = path.startsWith(SCM) && path.indexOf('/', SCM.length()) > 0 ? path.substring(SCM.length()) : path;
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : of(path.substring(0, slash), path.substring(slash + 1));
    }

    /** Returns the name of these parts; empty unless the server takes both. */
    public static Optional<RepositoryName> of(String owner, String name) {
        boolean isDots = name.chars().allMatch(character -> character == '.');
        return OWNER.matcher(owner).matches() && NAME.matcher(name).matches() && !isDots
                ? Optional.of(new RepositoryName(owner, name))
                : Optional.empty();
    }

    /** Returns {@code owner/name}. */
    @Override
    public String toString() {
        return owner + '/' + name;
    }
}
