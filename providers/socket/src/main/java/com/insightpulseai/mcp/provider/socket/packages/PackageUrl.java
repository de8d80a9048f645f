package com.insightpulseai.mcp.provider.socket.packages;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A package URL, such as {@code pkg:npm/%40scope/name@1.0.0}.
 *
 * @param text as the caller wrote it
 * @param type in lower case
 * @param name with its namespace, decoded
 * @param version decoded; empty where there is none
 * @param rest qualifiers and subpath, as written
 * @see <a href="https://github.com/package-url/purl-spec">Package URL specification</a>
 */
public record PackageUrl(String text, String type, String name, Optional<String> version, String rest) {

    /** The longest package URL that is taken. */
    public static final int MAX_LENGTH = 512;

    private static final String PART = "@?[A-Za-z0-9._~!$'()*+,;:&=%-]+";
    private static final String REST = "[A-Za-z0-9._~!$'()*+,;:&=@/%?-]+";

    /** What a package URL has to look like; an unencoded {@code @} at the beginning of a part, as npm's scopes have, passes. */
    public static final String PATTERN = "(?=.{1," + MAX_LENGTH + "}$)(?!.*%(?![0-9A-Fa-f]{2}))"
            + "pkg:/{0,2}[A-Za-z][A-Za-z0-9.-]{0,30}/(?:" + PART + "/)*" + PART + "(?:@[A-Za-z0-9._~!$'()*+,;:&=%-]+)?"
            + "(?:\\?" + REST + ")?(?:#" + REST + ")?";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);
    private static final Pattern PARTS = Pattern.compile("pkg:/{0,2}([^/]+)/([^?#]+?)(?:@([^@/?#]+))?([?#].*)?");

    /** @throws IllegalArgumentException if it does not match {@link #PATTERN} */
    public static PackageUrl parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!WHOLE.matcher(text).matches() || !parts.matches()) {
            throw new IllegalArgumentException("not a package URL");
        }
        return new PackageUrl(text, parts.group(1).toLowerCase(Locale.ROOT), decoded(parts.group(2)),
                Optional.ofNullable(parts.group(3)).map(PackageUrl::decoded), Optional.ofNullable(parts.group(4)).orElse(""));
    }

    /** The same, empty if it is no package URL. */
    static Optional<PackageUrl> find(String text) {
        return text.length() <= MAX_LENGTH && WHOLE.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
    }

    /** A package that Socket names, as callers can ask for it. */
    static String text(String type, String name, Optional<String> version) {
        return "pkg:" + type.toLowerCase(Locale.ROOT) + "/"
                + Stream.of(name.split("/")).map(PackageUrl::encoded).collect(Collectors.joining("/"))
                + version.map(known -> "@" + encoded(known)).orElse("");
    }

    /** What two spellings of one package URL share. */
    String canonical() {
        return identity() + rest;
    }

    String identity() {
        return PackageSpelling.exact(type, name, version.orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        // A plus sign is itself in a package URL, and a space only in a form.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
