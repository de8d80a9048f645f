package com.insightpulseai.mcp.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of one PostgreSQL database, and what else its URL says. Reads JDBC's form and the
 * <a href="https://www.postgresql.org/docs/17/libpq-connect.html#LIBPQ-CONNSTRING-URIS">URIs of libpq</a>, which is what
 * hosters hand out. User, password and database are percent-decoded, and a {@code +} stays one. Its text never shows the
 * credentials.
 */
public final class DatabaseUrl {

    private static final List<String> SCHEMES = List.of("jdbc:postgresql://", "vertx-reactive:postgresql://", "postgresql://",
            "postgres://");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+]");
    private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final int GREATEST_PORT = 65_535;
    private static final String JAVA_TRUST = "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";

    /** In a file's place the certificates that Java trusts: for a check by JDBC, as the client of calls needs a file. */
    public static final String SYSTEM_CERTIFICATES = "system";

    private final String authority;
    private final String database;
    private final Map<String, String> parameters;

    private DatabaseUrl(String authority, String database, Map<String, String> parameters) {
        this.authority = authority;
        this.database = database;
        this.parameters = parameters;
    }

    /**
     * Splits a URL into address, credentials and TLS settings.
     *
     * @throws IllegalArgumentException if it is no such URL, or says something that is not taken; the message names it without
     *         quoting the URL, as that may hold a password
     */
    public static DatabaseUrl parse(String text) {
        String url = text.strip();
        String scheme = SCHEMES.stream().filter(url::startsWith).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "expected jdbc:postgresql://HOST[:PORT]/DATABASE or postgresql://…"));
        String rest = url.substring(scheme.length());
        int query = rest.indexOf('?');
        String address = query < 0 ? rest : rest.substring(0, query);
        Map<String, String> parameters = new LinkedHashMap<>();
        // The last @, because hosters' generated passwords may hold unescaped ones.
        int at = address.lastIndexOf('@');
        if (at >= 0) {
            String[] credentials = address.substring(0, at).split(":", 2);
            parameters.put("user", decode(credentials[0]));
            if (credentials.length > 1) {
                parameters.put("password", decode(credentials[1]));
            }
        }
        int slash = address.indexOf('/', at + 1);
        if (slash < 0 || slash + 1 == address.length()) {
            throw new IllegalArgumentException("it names no database; expected postgresql://HOST[:PORT]/DATABASE");
        }
        if (query >= 0) {
            addParameters(rest.substring(query + 1), parameters);
        }
        return new DatabaseUrl(checked(address.substring(at + 1, slash)), decode(address.substring(slash + 1)), parameters);
    }

    private static String checked(String authority) {
        if (authority.indexOf(',') >= 0) {
            throw new IllegalArgumentException("it names several hosts; name one, such as that of a pooler");
        }
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (!HOST.matcher(host).matches() || host.startsWith("[") && !isIpv6(host)) {
            throw new IllegalArgumentException(
                    "it names no host; expected a name or an address, IPv6 in brackets; write ? in a password as %3F");
        }
        if (colon >= 0 && !isPort(authority.substring(colon + 1))) {
            throw new IllegalArgumentException("its port is not a number from 1 to 65535");
        }
        return authority;
    }

    /** For what is in brackets no name server is asked. */
    private static boolean isIpv6(String host) {
        try {
            return InetAddress.getByName(host) instanceof Inet6Address;
        } catch (UnknownHostException invalid) {
            return false;
        }
    }

    private static boolean isPort(String text) {
        return !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= GREATEST_PORT;
    }

    private static void addParameters(String query, Map<String, String> parameters) {
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
            switch (name) {
                case "" -> {
                }
                case "user", "password" -> parameters.put(name, value);
                case "sslrootcert" -> parameters.put(name, file(value));
                case "sslmode" -> parameters.put(name, oneOf(SSL_MODES, name, value));
                case "ssl" -> parameters.put(name, oneOf(Set.of("true", "false"), name, value));
                default -> throw new IllegalArgumentException(
                        "its parameter%s is not taken; sslmode, sslrootcert, ssl, user and password are"
                                .formatted(mayBeSecret(name, query) ? "" : " " + name));
            }
        }
    }

    private static String file(String value) {
        if (value.equals(SYSTEM_CERTIFICATES)) {
            throw new IllegalArgumentException("its sslrootcert is no file");
        }
        return value;
    }

    private static String oneOf(Set<String> values, String name, String value) {
        if (!values.contains(value)) {
            throw new IllegalArgumentException(
                    "its " + name + " is none of " + String.join(", ", values.stream().sorted().toList()));
        }
        return value;
    }

    /** The same with other TLS settings. */
    public DatabaseUrl withTls(String mode, String rootCertificate) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove("ssl");
        changed.put("sslmode", oneOf(SSL_MODES, "sslmode", mode));
        changed.put("sslrootcert", rootCertificate);
        return new DatabaseUrl(authority, database, changed);
    }

    /** Host, port and database, for messages. */
    public String address() {
        return authority + "/" + encode(database);
    }

    /** The URL for JDBC, without credentials. */
    public String jdbcUrl() {
        List<String> tls = Stream.of("ssl", "sslmode", "sslrootcert")
                .filter(name -> !parameters.getOrDefault(name, "").isEmpty())
                .map(name -> name.equals("sslrootcert") && parameters.get(name).equals(SYSTEM_CERTIFICATES)
                        ? JAVA_TRUST
                        : name + "=" + encode(parameters.get(name)).replace("%2F", "/"))
                .toList();
        return "jdbc:postgresql://" + address() + (tls.isEmpty() ? "" : "?" + String.join("&", tls));
    }

    /** The URL for a client that takes nothing but the address from it. */
    public String plainUrl() {
        return "postgresql://" + address();
    }

    public Optional<String> user() {
        return Optional.ofNullable(parameters.get("user")).filter(user -> !user.isEmpty());
    }

    public Optional<String> password() {
        return Optional.ofNullable(parameters.get("password")).filter(password -> !password.isEmpty());
    }

    /** One of libpq's six modes; JDBC's {@code ssl=true} means the strictest. */
    public Optional<String> sslMode() {
        return Optional.ofNullable(parameters.get("sslmode"))
                .or(() -> Optional.ofNullable(parameters.get("ssl")).filter("true"::equals).map(always -> "verify-full"));
    }

    /** The file of certificates that the server's is checked against. */
    public Optional<String> rootCertificate() {
        return Optional.ofNullable(parameters.get("sslrootcert")).filter(file -> !file.isEmpty());
    }

    @Override
    public String toString() {
        return address();
    }

    /** An unescaped ampersand in a password makes the rest of it look like a parameter. */
    private static boolean mayBeSecret(String name, String query) {
        return query.contains("password=") || !name.chars().allMatch(c -> c == '_' || c < 128 && Character.isLetter(c));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            decoded = text;
        }
        if (decoded.indexOf('\0') >= 0) {
            // It ends a text in PostgreSQL's protocol: what follows would be taken for further settings.
            throw new IllegalArgumentException("it holds the character NUL");
        }
        return decoded;
    }
}
