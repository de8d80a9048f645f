package com.insightpulseai.mcp.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Response headers of the console's files, the same wherever they are served from. */
public final class ConsoleHeaders {

    /** Cache control of the page: a browser asks before it uses what it has, so that a release is seen at once. */
    public static final String PAGE_CACHE_CONTROL = "no-cache";

    /** Cache control of scripts and styles, whose names change with their content. */
    public static final String ASSET_CACHE_CONTROL = "public, max-age=31536000, immutable";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html";

    private static final String NO_FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private ConsoleHeaders() {
    }

    /**
     * Returns the headers of the page and of its assets, but for {@code Cache-Control}.
     *
     * @param signIn origins that the page signs in at, such as {@code https://x.supabase.co}; none in a sandbox
     */
    public static Map<String, String> security(List<String> signIn) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", contentSecurityPolicy(signIn));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", NO_FEATURES);
        return headers;
    }

    /**
     * Returns the policy that lets the page load nothing but its own files, and ask nothing but its own origin.
     *
     * @param signIn origins that it may ask as well
     */
    public static String contentSecurityPolicy(List<String> signIn) {
        StringBuilder sources = new StringBuilder("'self'");
        signIn.forEach(origin -> sources.append(' ').append(origin));
        return String.format(POLICY, sources);
    }
}
