package com.insightpulseai.mcp.sdk.net;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Addresses that a token may be sent to: https, or http to this machine. */
public final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

    private Addresses() {
    }

    /**
     * Checks an address to which paths are appended.
     *
     * @param name of the setting, for the message
     * @return the address without a slash at its end
     * @throws IllegalArgumentException when it is not absolute, has credentials, query or fragment, or is neither https nor
     *         http
     *         to a loopback address
     */
    public static URI base(String name, URI address) {
        String trimmed = requireSafe(name, address).toString();
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    name + " has a query or a fragment; write it as https://host or https://host/path");
        }
        return URI.create(trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
    }

    /**
     * Checks an address that is requested as it is.
     *
     * @throws IllegalArgumentException when it is not absolute, has credentials, or is neither https nor http to a loopback
     *         address
     */
    public static URI requireSafe(String name, URI address) {
        if (address.getHost() == null || address.getScheme() == null) {
            throw new IllegalArgumentException(name + " is not an absolute URL with a host");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(name + " has credentials in it; remove them");
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean isLocal = scheme.equals("http") && isLoopback(address.getHost().toLowerCase(Locale.ROOT));
        if (!scheme.equals("https") && !isLocal) {
            throw new IllegalArgumentException(name + " must begin with https://; http:// is for loopback addresses only");
        }
        return address;
    }

    /** Returns true for {@code localhost}, {@code [::1]} and {@code 127.*}, without a look-up of names. */
    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host)
                || host.startsWith("127.") && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
