package com.insightpulseai.mcp.egress;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import com.insightpulseai.mcp.egress.AllowlistEntry.ExactHost;
import com.insightpulseai.mcp.egress.AllowlistEntry.ExplicitOrigin;

/**
 * The hosts that one provider may be contacted at. Immutable; an empty list allows nothing.
 */
public final class HostnameAllowlist {

    private final List<AllowlistEntry> entries;

    private HostnameAllowlist(List<AllowlistEntry> entries) {
        this.entries = entries;
    }

    /**
     * Reads a provider's {@code allowed_hosts}. An entry is an exact host ({@code api.example.com}), a wildcard for exactly
     * one label ({@code *.example.com}), or an explicit origin ({@code http://127.0.0.1:19999}), which alone may use http,
     * another port than 443, an IP literal or a loopback name.
     *
     * @param entries the entries, in any order
     * @return the allowlist
     * @throws IllegalArgumentException if an entry is none of these; the message names the entry and the remedy
     */
    public static HostnameAllowlist of(Collection<String> entries) {
        return new HostnameAllowlist(entries.stream().map(AllowlistEntry::of).toList());
    }

    /**
     * Checks one request's URL: https on port 443 to a listed host, or exactly an explicit origin. A URL that two parsers
     * could read differently is refused, whatever it was meant to say.
     *
     * @param url the absolute URL, at most 8192 characters
     * @throws HostnameNotAllowedException if the request may not be sent; the message names the host and the reason, never
     *         the path or the query
     */
    public void validate(String url) {
        if (url == null) {
            throw HostnameNotAllowedException.noHost("there is none");
        }
        UrlOrigin origin = UrlOrigin.of(url);
        if (entries.stream().noneMatch(entry -> entry.allows(origin))) {
            throw HostnameNotAllowedException.host(origin.host(), reason(origin));
        }
    }

    private String reason(UrlOrigin origin) {
        if (HostName.literal(origin.host()).isPresent()) {
            return "IP addresses are allowed as explicit origins only";
        }
        UrlOrigin usual = new UrlOrigin("https", origin.host(), UrlOrigin.HTTPS_PORT);
        if (entries.stream().anyMatch(entry -> entry.allows(usual))) {
            return "it may be contacted over https on port 443 only";
        }
        return "it is not in the provider's allowed_hosts";
    }

    /**
     * Whether a connection to a resolved name must go to a public address: yes for listed hosts, also where they are an
     * explicit origin too, and for wildcards; no for other explicit origins and for hosts that this allowlist does not
     * know, such as the database.
     */
    boolean governs(String resolvedName, int port) {
        String name = resolvedName.toLowerCase(Locale.ROOT);
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        boolean explicit = entries.stream()
                .anyMatch(entry -> entry instanceof ExplicitOrigin origin && origin.isAt(relative, port));
        return entries.stream().anyMatch(entry -> entry.governs(relative, port) && (!explicit || entry instanceof ExactHost));
    }
}
