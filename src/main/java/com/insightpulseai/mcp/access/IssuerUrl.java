package com.insightpulseai.mcp.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the URLs of the access configuration: https everywhere, http to the machine itself only. */
final class IssuerUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private IssuerUrl() {
    }

    /** The URL without trailing slashes; a {@link ConfigurationException} names the setting and what is wrong. */
    static URI parse(String setting, String text) {
        String trimmed = text.strip().replaceAll("/+$", "");
        try {
            URI url = new URI(trimmed);
            if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                throw refused(setting, "needs a host, and neither user, query nor fragment");
            }
            boolean plain = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
            if (!plain && !"https".equals(url.getScheme())) {
                throw refused(setting, "must begin with https:// (http:// for a loopback host only)");
            }
            return url;
        } catch (URISyntaxException e) {
            throw refused(setting, "is not a URL");
        }
    }

    private static ConfigurationException refused(String setting, String why) {
        return new ConfigurationException(setting + " " + why, Set.of(setting));
    }
}
