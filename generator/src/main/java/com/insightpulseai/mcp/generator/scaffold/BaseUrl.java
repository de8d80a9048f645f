package com.insightpulseai.mcp.generator.scaffold;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.generator.Mistakes;

/**
 * Where a provider's API is.
 *
 * @param url without a slash at its end
 * @param path what the URL ends in, such as {@code /v1}; may be empty
 * @param allowed the entry of {@code allowed_hosts} that allows it: its host, or its origin where that is a special one
 */
record BaseUrl(String url, String path, String allowed) {

    private static final Pattern FORM = Pattern.compile("https?://[a-zA-Z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*/?");

    /** @throws Mistakes unless it is an address that requests may go to */
    static BaseUrl parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw mistaken(text, "is not an address such as https://api.acme.com/v1");
        }
        URI uri = URI.create(text.replaceFirst("/$", ""));
        boolean ordinary = uri.getScheme().equals("https") && uri.getPort() == -1;
        String allowed = ordinary ? uri.getHost() : uri.getScheme() + "://" + uri.getAuthority();
        try {
            HostnameAllowlist.of(List.of(allowed)).validate(uri.toString());
        } catch (HostnameNotAllowedException | IllegalArgumentException e) {
            throw mistaken(text, "may not be called: " + e.getMessage());
        }
        return new BaseUrl(uri.toString(), uri.getPath(), allowed);
    }

    private static Mistakes mistaken(String text, String why) {
        return new Mistakes("--base-url: '" + text + "' " + why);
    }
}
