package com.insightpulseai.mcp.provider.socket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern PYPI_SEPARATORS = Pattern.compile("[-_.]+");

    /** @throws IllegalArgumentException if it does not match {@link #PATTERN} */
    public static PackageUrl parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!WHOLE.matcher(text).matches() || !parts.matches()) {
            throw new IllegalArgumentException("not a package URL");
        }
        return new PackageUrl(text, parts.group(1).toLowerCase(Locale.ROOT), decoded(parts.group(2)),
                Optional.ofNullable(parts.group(3)).map(PackageUrl::decoded), Optional.ofNullable(parts.group(4)).orElse(""));
    }

    /** The package that Socket answers with, as far as it can be compared with what was asked for. */
    static String identity(String type, String name, String version) {
        // Names at PyPI are the same however they are separated: https://peps.python.org/pep-0503/#normalized-names
        String known = type.equals("pypi") ? PYPI_SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT) : name;
        return type + "/" + known + "@" + version;
    }

    /** What two spellings of one package URL share. */
    String canonical() {
        return identity() + rest;
    }

    String identity() {
        return identity(type, name, version.orElse(""));
    }

    private static String decoded(String text) {
        // A plus sign is itself in a package URL, and a space only in a form.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
