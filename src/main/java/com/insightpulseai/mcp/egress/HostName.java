package com.insightpulseai.mcp.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spellings of a host that this package understands. Everything else is refused, not normalised, so that no two parsers
 * can read one spelling as two hosts: the <a href="https://url.spec.whatwg.org/#host-parsing">URL Standard's host parser</a>
 * leaves each of them as it is, but for the zeros of an IPv6 literal.
 */
final class HostName {

    private static final int MAX_LENGTH = 253;

    /** Lower-case letters, digits and hyphens (RFC 1123, section 2.1), 1 to 63 octets a label (RFC 1035, section 2.3.4). */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private static final Pattern IPV6 = Pattern.compile("\\[([0-9a-f:]{2,39})]");

    private HostName() {
    }

    /**
     * A DNS name in its one accepted spelling: lower-case ASCII labels and no trailing dot. Internationalised names
     * ({@code xn--}) are refused, and the last label starts with a letter, so that no spelling of an IPv4 address passes.
     */
    static boolean isDnsName(String host) {
        if (host.isEmpty() || host.length() > MAX_LENGTH) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches() || label.startsWith("xn--")) {
                return false;
            }
        }
        return Character.isLetter(labels[labels.length - 1].charAt(0));
    }

    static boolean isLoopbackName(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("localhost.localdomain");
    }

    /** The address of a literal in canonical spelling (four decimal numbers, or bracketed IPv6); never asks a name server. */
    static Optional<InetAddress> literal(String host) {
        try {
            Matcher ipv4 = IPV4.matcher(host);
            if (ipv4.matches()) {
                byte[] octets = new byte[4];
                for (int i = 0; i < 4; i++) {
                    String digits = ipv4.group(i + 1);
                    int octet = Integer.parseInt(digits);
                    if (octet > 255 || !Integer.toString(octet).equals(digits)) {
                        return Optional.empty();
                    }
                    octets[i] = (byte) octet;
                }
                return Optional.of(InetAddress.getByAddress(octets));
            }
            Matcher ipv6 = IPV6.matcher(host);
            return ipv6.matches() && ipv6.group(1).contains(":")
                    ? Optional.of(InetAddress.getByName(host))
                    : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
