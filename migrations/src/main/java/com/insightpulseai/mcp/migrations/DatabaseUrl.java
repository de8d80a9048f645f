package com.insightpulseai.mcp.migrations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, apart from the credentials that may have come in its URL. Reads JDBC's form and the
 * <a href="https://www.postgresql.org/docs/17/libpq-connect.html#LIBPQ-CONNSTRING-URIS">URIs of libpq</a>, which is what
 * hosters hand out.
 */
final class DatabaseUrl {

    private static final Pattern FORM = Pattern.compile("(?:jdbc:postgresql|postgresql|postgres)://([^?]*)(?:\\?(.*))?");

    private final String jdbcUrl;
    private final String user;
    private final String password;

    private DatabaseUrl(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    /**
     * Splits a URL into address and credentials.
     *
     * @throws IllegalArgumentException if it is none of the three forms; the message does not quote it, as it may hold a
     *         password
     */
    static DatabaseUrl parse(String url) {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("expected jdbc:postgresql://HOST[:PORT]/DATABASE or postgresql://…");
        }
        String address = form.group(1);
        String user = null;
        String password = null;
        // The last @, because hosters' generated passwords may hold unescaped ones.
        int at = address.lastIndexOf('@');
        if (at >= 0) {
            String[] credentials = address.substring(0, at).split(":", 2);
            address = address.substring(at + 1);
            user = decode(credentials[0]);
            password = credentials.length > 1 ? decode(credentials[1]) : null;
        }
        List<String> parameters = new ArrayList<>();
        for (String parameter : Objects.requireNonNullElse(form.group(2), "").split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return new DatabaseUrl("jdbc:postgresql://" + address + query, user, password);
    }

    /** The JDBC URL, without credentials. */
    String jdbcUrl() {
        return jdbcUrl;
    }

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /** Host, port and database, for messages. */
    String address() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }

    @Override
    public String toString() {
        return address();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
