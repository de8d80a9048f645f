package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.ManifestText.Line;

/**
 * Files that name a package in a line.
 *
 * @param type the package URL's type
 * @param line what such a line begins with: the name in its first group, the version in its second
 * @param direct whether the file names only what the project itself depends on
 */
record LineLock(String type, Pattern line, boolean direct) implements ManifestReader {

    static final LineLock REQUIREMENTS = new LineLock("pypi",
            Pattern.compile("^[ \\t]*+([A-Za-z0-9][A-Za-z0-9._-]*+)[ \\t]*+(?:\\[[^\\]]*+\\][ \\t]*+)?"
                    + "(?:==[ \\t]*+([^\\s;#\\\\]++)|(?=$|[;#<>=!~,\\\\]))"),
            true);
    static final LineLock GRADLE = new LineLock("maven", Pattern.compile("^([^:#=\\s]++:[^:=\\s]++):([^=\\s]++)="), false);
    static final LineLock GO_SUM = new LineLock("golang", Pattern.compile("^(\\S++) (v[^\\s/]++) h1:"), false);
    static final LineLock BUNDLER = new LineLock("gem", Pattern.compile("^ {4}([^\\s(]++) \\((\\d[^-)\\s]*+)[^)]*+\\)$"),
            false);

    @Override
    public List<NamedPackage> read(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        for (Line one : text.lines()) {
            named(text, one).ifPresent(found::add);
        }
        return found;
    }

    /**
     * The same of the lines in a section, which begins with a line of this text and ends before the next line without a blank.
     */
    ManifestReader within(String section) {
        return text -> {
            List<NamedPackage> found = new ArrayList<>();
            boolean inside = false;
            for (Line one : text.lines()) {
                if (!one.text().isEmpty() && one.text().charAt(0) != ' ') {
                    inside = one.text().equals(section);
                } else if (inside) {
                    named(text, one).ifPresent(found::add);
                }
            }
            return found;
        };
    }

    private Optional<NamedPackage> named(ManifestText text, Line one) {
        Matcher parts = line.matcher(one.text());
        return parts.lookingAt()
                ? Optional.of(text.named(type, parts.group(1), parts.group(2) == null ? "" : parts.group(2),
                        one.start() + parts.start(1)).asDirect(direct))
                : Optional.empty();
    }
}
