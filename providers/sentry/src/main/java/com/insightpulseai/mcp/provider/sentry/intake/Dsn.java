package com.insightpulseai.mcp.provider.sentry.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * Where a project's events are sent, and the key that lets them in. The key is called public because it is shipped in apps, but
 * its holder can send events at the project's expense, so it is a secret here.
 *
 * @param base scheme, host and port, and the path that Sentry is installed below; where requests may go decides the allowlist
 * @param project the project's number
 * @param key the public key
 * @see <a href="https://develop.sentry.dev/sdk/foundations/client/dsn/">Sentry: DSN</a>
 */
record Dsn(String base, String project, VaultSecret key) {

    private static final Pattern FORM = Pattern.compile("(?<scheme>https?)://"
            + "(?<key>[A-Za-z0-9_-]{1,128})(?::[A-Za-z0-9_-]{0,128})?" // older ones have a secret key, which nothing needs
            + "@(?<host>[A-Za-z0-9.-]{1,253}(?::\\d{1,5})?)"
            + "(?<path>(?:/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}){0,5})"
            + "/(?<project>\\d{1,20})");

    /** Empty if the secret is no DSN. */
    static Optional<Dsn> parse(VaultSecret secret) {
        Matcher form = FORM.matcher(secret.reveal().strip());
        return form.matches()
                ? Optional.of(new Dsn(form.group("scheme") + "://" + form.group("host") + form.group("path"),
                        form.group("project"), new VaultSecret(form.group("key"))))
                : Optional.empty();
    }
}
