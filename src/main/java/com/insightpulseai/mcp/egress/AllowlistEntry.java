package com.insightpulseai.mcp.egress;

import java.net.InetAddress;

/** One entry of a provider's {@code allowed_hosts}. */
sealed interface AllowlistEntry {

    boolean allows(UrlOrigin origin);

    /** Whether a connection to this name and port is made on the strength of this entry and must go to a public address. */
    boolean governs(String name, int port);

    static AllowlistEntry of(String entry) {
        if (entry == null || entry.isBlank()) {
            throw invalid("", "is blank", "remove it");
        }
        if (entry.contains("://")) {
            return ExplicitOrigin.of(entry);
        }
        if (entry.startsWith("*")) {
            return OneLabelBelow.of(entry);
        }
        return ExactHost.of(entry);
    }

    private static IllegalArgumentException invalid(String entry, String reason, String remedy) {
        // Entries come from variables too, which may hold a user and a password.
        String shown = HostnameNotAllowedException.printable(entry.substring(entry.lastIndexOf('@') + 1));
        return new IllegalArgumentException("Allowlist entry '" + shown + "' " + reason + "; " + remedy);
    }

    private static void requireName(String entry, String name) {
        if (HostName.literal(name).isPresent() || HostName.isLoopbackName(name)) {
            throw invalid(entry, "is an address or a loopback name",
                    "write an explicit origin such as http://127.0.0.1:19999 if the provider really runs there");
        }
        if (!HostName.isDnsName(name)) {
            throw invalid(entry, "is not a host name",
                    "write it in lower-case ASCII without scheme, port, path, user or trailing dot, such as api.example.com");
        }
        if (name.indexOf('.') < 0) {
            throw invalid(entry, "has one label only", "write the full name, such as api.example.com or *.example.com");
        }
    }

    /** Whether a resolved name is this name, also where the resolver appended a search domain to it. */
    private static boolean isOrStarts(String name, String resolved) {
        return resolved.equals(name) || resolved.startsWith(name + ".");
    }

    /** {@code api.example.com}: that host over https on port 443. */
    record ExactHost(String host) implements AllowlistEntry {

        private static ExactHost of(String entry) {
            requireName(entry, entry);
            return new ExactHost(entry);
        }

        @Override
        public boolean allows(UrlOrigin origin) {
            return isHttpsOn443(origin) && origin.host().equals(host);
        }

        @Override
        public boolean governs(String name, int port) {
            return port == UrlOrigin.HTTPS_PORT && isOrStarts(host, name);
        }
    }

    /** {@code *.example.com}: any host exactly one label below, over https on port 443. */
    record OneLabelBelow(String parent) implements AllowlistEntry {

        private static OneLabelBelow of(String entry) {
            if (!entry.startsWith("*.")) {
                throw invalid(entry, "has a wildcard that is not a whole first label", "write *.example.com");
            }
            String parent = entry.substring(2);
            requireName(entry, parent);
            return new OneLabelBelow(parent);
        }

        @Override
        public boolean allows(UrlOrigin origin) {
            int dot = origin.host().indexOf('.');
            return isHttpsOn443(origin) && dot > 0 && origin.host().substring(dot + 1).equals(parent);
        }

        @Override
        public boolean governs(String name, int port) {
            int dot = name.indexOf('.');
            return port == UrlOrigin.HTTPS_PORT && dot > 0 && isOrStarts(parent, name.substring(dot + 1));
        }
    }

    /** {@code http://127.0.0.1:19999}: that scheme, host and port, wherever the host leads. */
    record ExplicitOrigin(UrlOrigin origin) implements AllowlistEntry {

        private static ExplicitOrigin of(String entry) {
            UrlOrigin origin;
            try {
                origin = UrlOrigin.of(entry);
            } catch (HostnameNotAllowedException refused) {
                throw invalid(entry, "is not an origin", "write scheme, host and port only, such as http://127.0.0.1:19999");
            }
            int authority = origin.scheme().length() + "://".length();
            if (entry.chars().skip(authority).anyMatch(c -> c == '/' || c == '?' || c == '#')) {
                throw invalid(entry, "has more than scheme, host and port", "remove everything after the port");
            }
            HostName.literal(origin.host()).filter(ExplicitOrigin::isNeverAProvider).ifPresent(address -> {
                throw invalid(entry, "is a link-local, multicast or unspecified address", "write the provider's own address");
            });
            return new ExplicitOrigin(origin);
        }

        private static boolean isNeverAProvider(InetAddress address) {
            return address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()
                    || (address.getAddress()[0] & 0xff) == 0xff;
        }

        @Override
        public boolean allows(UrlOrigin candidate) {
            return origin.equals(candidate);
        }

        @Override
        public boolean governs(String name, int port) {
            return false;
        }

        boolean isAt(String name, int port) {
            return origin.host().equals(name) && origin.port() == port;
        }
    }

    private static boolean isHttpsOn443(UrlOrigin origin) {
        return origin.scheme().equals("https") && origin.port() == UrlOrigin.HTTPS_PORT;
    }
}
