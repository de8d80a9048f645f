package com.insightpulseai.mcp.scanner.git;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A repository at a server, to fetch from.
 *
 * @param url such as {@code https://github.com/acme/web}; {@code http} for loopback addresses only
 * @param token of GitHub; empty for the credentials that the repository's own configuration has, as
 *        <a href="https://github.com/actions/checkout">actions/checkout</a> leaves them there, or for none
 */
public record GitRemote(URI url, Optional<String> token) {

    private static final String COUNT = "GIT_CONFIG_COUNT";

    /** Returns this remote without its token. */
    public GitRemote anonymous() {
        return new GitRemote(url, Optional.empty());
    }

    /** Returns the only protocol that git may speak. */
    String protocol() {
        return url.getScheme().toLowerCase(Locale.ROOT);
    }

    /**
     * Adds settings of this remote to an environment, after those that are there. The token is sent to this address alone, and
     * is no argument, which other users of a machine could read. The empty header takes back those of other settings: GitHub
     * refuses a request with two.
     */
    void addSettings(Map<String, String> environment) {
        if (token.isEmpty()) {
            return;
        }
        String section = "http." + url + ".";
        String credentials = Base64.getEncoder()
                .encodeToString(("x-access-token:" + token.get()).getBytes(StandardCharsets.UTF_8));
        int count = count(environment);
        for (Map.Entry<String, String> setting : List.of(Map.entry("sslVerify", "true"), Map.entry("extraheader", ""),
                Map.entry("extraheader", "AUTHORIZATION: basic " + credentials))) {
            environment.put("GIT_CONFIG_KEY_" + count, section + setting.getKey());
            environment.put("GIT_CONFIG_VALUE_" + count, setting.getValue());
            count++;
        }
        environment.put(COUNT, Integer.toString(count));
    }

    private static int count(Map<String, String> environment) {
        try {
            return Math.max(0, Integer.parseInt(environment.getOrDefault(COUNT, "0").strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The token is left out. */
    @Override
    public String toString() {
        return url.toString();
    }
}
