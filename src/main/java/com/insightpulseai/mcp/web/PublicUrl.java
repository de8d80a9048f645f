package com.insightpulseai.mcp.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The URL of the MCP endpoint as clients know it, such as {@code https://ops.example.com/mcp}: the identifier of the protected
 * resource. It is compared character by character, so it stays as it was written.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-3.3">RFC 9728: protected resource metadata</a>
 */
public final class PublicUrl {

    static final String SETTING = "mcp.public-url";

    private static final int MAX_LENGTH = 500;
    private static final int LAST_PORT = 65_535;
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI url;

    private PublicUrl(URI url) {
        this.url = url;
    }

    /**
     * Reads the setting: an absolute URL with https, or with http on a loopback host, of at most 500 characters.
     *
     * @throws ConfigurationException naming the setting and what is wrong
     */
    public static PublicUrl parse(String text) {
        URI url = uri(text);
        require(url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null
                && url.getRawFragment() == null, "needs a host, and neither user, query nor fragment");
        require("https".equals(url.getScheme()) || "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost()),
                "must begin with https:// (http:// for a loopback host only)");
        require(url.getRawAuthority().equals(authority(url)), "has no port after its colon, or one that is none");
        String path = url.getRawPath();
        require(path.length() > 1 && !path.endsWith("/") && path.equals(url.normalize().getRawPath()),
                "needs the path of the MCP endpoint, such as /mcp, without a slash at its end");
        return new PublicUrl(url);
    }

    private static URI uri(String text) {
        try {
            require(text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c > ' ' && c < 0x7F), "is not a URL");
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ConfigurationException(SETTING + " is not a URL", Set.of(SETTING));
        }
    }

    private static String authority(URI url) {
        int port = url.getPort();
        return port < 0 || port > LAST_PORT ? url.getHost() : url.getHost() + ":" + port;
    }

    private static void require(boolean met, String mistake) {
        if (!met) {
            throw new ConfigurationException(SETTING + " " + mistake, Set.of(SETTING));
        }
    }

    /** The URL as it was written. */
    public URI url() {
        return url;
    }

    /** Where its metadata is: the well-known path stands between host and path (RFC 9728, section 3.1). */
    public URI metadata() {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + WELL_KNOWN + url.getRawPath());
    }
}
