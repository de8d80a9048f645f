package com.insightpulseai.mcp.egress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheme, host and port as a browser reads them, for http and https only: a second parser, written from the standard and
 * without
 * any of the first one's code.
 *
 * @see <a href="https://url.spec.whatwg.org/#url-parsing">URL Standard</a>
 */
record UrlStandardReading(String scheme, String host, int port, boolean userInfo) {

    private static final String FORBIDDEN_IN_HOSTS = "\u0000\t\n\r #/:<>?@[\\]^|%\u007f";

    /** Empty where the standard fails, or the scheme is another. */
    static Optional<UrlStandardReading> of(String url) {
        String text = withoutBlanks(url);
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        int start = colon + 1;
        while (start < text.length() && isSlash(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && !isSlash(text.charAt(end)) && "?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end);
        int at = authority.lastIndexOf('@');
        String hostAndPort = authority.substring(at + 1);
        int bracket = hostAndPort.lastIndexOf(']');
        int portColon = hostAndPort.indexOf(':', Math.max(bracket, 0));
        String port = portColon < 0 ? "" : hostAndPort.substring(portColon + 1);
        if (!port.chars().allMatch(c -> c >= '0' && c <= '9') || port.length() > 9) {
            return Optional.empty();
        }
        int number = port.isEmpty() ? scheme.equals("https") ? 443 : 80 : Integer.parseInt(port);
        return host(portColon < 0 ? hostAndPort : hostAndPort.substring(0, portColon))
                .filter(host -> number <= 0xffff)
                .map(host -> new UrlStandardReading(scheme, host, number, at >= 0));
    }

    private static String withoutBlanks(String url) {
        int from = 0;
        int to = url.length();
        while (from < to && url.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && url.charAt(to - 1) <= ' ') {
            to--;
        }
        return url.substring(from, to).replaceAll("[\\t\\n\\r]", "");
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** Percent-decoded, mapped as IDNA maps compatible characters, and an IPv4 address where the last label is a number. */
    private static Optional<String> host(String written) {
        if (written.startsWith("[")) {
            return written.endsWith("]") ? Optional.of(written) : Optional.empty();
        }
        String decoded;
        try {
            decoded = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String host = Normalizer.normalize(decoded.replaceAll("[\u00ad\u200b-\u200d\u2060\ufeff]", ""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT).replace('\u3002', '.');
        if (host.isEmpty() || host.chars().anyMatch(c -> c < ' ' || FORBIDDEN_IN_HOSTS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        String[] labels = host.split("\\.");
        String last = labels.length == 0 ? "" : labels[labels.length - 1];
        return Optional.of(last.matches("[0-9]+|0x[0-9a-f]*") ? ipv4(labels) : host);
    }

    private static String ipv4(String[] labels) {
        long address = 0;
        for (int i = 0; i < labels.length; i++) {
            long number = number(labels[i]);
            address += i == labels.length - 1 ? number : number << 8 * (3 - i);
        }
        return (address >> 24 & 0xff) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }

    private static long number(String digits) {
        try {
            return digits.startsWith("0x") ? Long.parseLong("0" + digits.substring(2), 16)
                    : Long.parseLong(digits, digits.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
