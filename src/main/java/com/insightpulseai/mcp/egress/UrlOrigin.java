package com.insightpulseai.mcp.egress;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Scheme, host and port of a URL, read by a parser that refuses whatever two URL parsers could read differently (RFC 3986
 * against the URL Standard), and only where {@link URI}, which the HTTP client believes, reads the same.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a DNS name, an IPv4 literal, or an IPv6 literal in brackets, in its one accepted spelling
 * @param port 1 to 65535, the scheme's default where the URL names none
 */
record UrlOrigin(String scheme, String host, int port) {

    static final int MAX_URL_LENGTH = 8192;

    static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    static UrlOrigin of(String url) {
        if (url.length() > MAX_URL_LENGTH) {
            throw HostnameNotAllowedException.noHost("it is longer than " + MAX_URL_LENGTH + " characters");
        }
        String scheme = scheme(url);
        String authority = authority(url, scheme);
        String shown = authority.substring(authority.lastIndexOf('@') + 1);
        if (url.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '\\')) {
            throw HostnameNotAllowedException.host(shown,
                    "the URL contains a blank, a control character, a backslash or a character outside ASCII");
        }
        if (authority.indexOf('@') >= 0) {
            throw HostnameNotAllowedException.host(shown, "the URL carries user information");
        }
        int hostEnd = hostEnd(authority);
        String host = authority.substring(0, hostEnd);
        if (!HostName.isDnsName(host) && HostName.literal(host).isEmpty()) {
            throw HostnameNotAllowedException.host(shown, "it is not a host name in plain lower-case spelling");
        }
        UrlOrigin origin = new UrlOrigin(scheme, host, port(scheme, host, authority.substring(hostEnd)));
        origin.requireSameReading(url, authority);
        return origin;
    }

    private static String scheme(String url) {
        if (url.startsWith("https://")) {
            return "https";
        }
        if (url.startsWith("http://")) {
            return "http";
        }
        throw HostnameNotAllowedException.noHost("it does not start with https://");
    }

    private static String authority(String url, String scheme) {
        int start = scheme.length() + "://".length();
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        if (start == end) {
            throw HostnameNotAllowedException.noHost("it names no host");
        }
        return url.substring(start, end);
    }

    private static int hostEnd(String authority) {
        int from = authority.startsWith("[") ? Math.max(authority.indexOf(']'), 0) : 0;
        int colon = authority.indexOf(':', from);
        return colon < 0 ? authority.length() : colon;
    }

    private static int port(String scheme, String host, String suffix) {
        if (suffix.isEmpty()) {
            return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        }
        if (suffix.matches(":[1-9][0-9]{0,4}")) {
            int port = Integer.parseInt(suffix.substring(1));
            if (port <= 65535) {
                return port;
            }
        }
        throw HostnameNotAllowedException.host(host, "its port is not a number from 1 to 65535");
    }

    private void requireSameReading(String url, String authority) {
        try {
            URI uri = new URI(url);
            boolean same = scheme.equals(uri.getScheme()) && host.equals(uri.getHost()) && uri.getRawUserInfo() == null
                    && authority.equals(uri.getRawAuthority())
                    && (uri.getPort() == port || uri.getPort() == -1 && authority.equals(host));
            if (same) {
                return;
            }
        } catch (URISyntaxException refusedBelow) {
            // its message repeats the URL
        }
        throw HostnameNotAllowedException.host(host, "URL parsers do not agree on the URL");
    }
}
