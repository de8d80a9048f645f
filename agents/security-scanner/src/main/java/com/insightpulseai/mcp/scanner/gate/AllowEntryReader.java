package com.insightpulseai.mcp.scanner.gate;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.Node;

import com.github.packageurl.MalformedPackageURLException;

/** Reads entries of the allow list. */
final class AllowEntryReader {

    private static final String ID = "id";
    private static final String PACKAGE = "package";
    private static final String REASON = "reason";
    private static final String EXPIRES = "expires";
    private static final List<String> KEYS = List.of(ID, PACKAGE, REASON, EXPIRES);
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_PACKAGE = 500;
    private static final int LONGEST_DAY = 40;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern NEARLY_A_DAY = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].{0,30})?");

    private final YamlSource source;
    private final LocalDate today;

    AllowEntryReader(YamlSource source, LocalDate today) {
        this.source = source;
        this.today = today;
    }

    AllowEntry read(Node node) {
        Map<String, Node> entry = source.mapping(node, KEYS, "an entry of allow");
        AllowedId id = id(required(node, entry, ID, "name a CVE, a GHSA, a key of Socket, or a type together with a package"));
        Optional<AllowedPackage> affected = Optional.ofNullable(entry.get(PACKAGE)).map(this::affected);
        if (id.kind() == AllowedId.Kind.TYPE && affected.isEmpty()) {
            throw source.problem(node, "the type " + id.value() + " needs a package",
                    Optional.of("add \"package: pkg:npm/name@1.0.0\""));
        }
        String reason = source.text(required(node, entry, REASON, "say why these findings are allowed"), REASON,
                LONGEST_REASON);
        LocalDate expires = expires(required(node, entry, EXPIRES, "add the last day, such as \"expires: "
                + today.plusMonths(3) + "\""));
        return new AllowEntry(id, affected, reason, expires, source.file(), YamlSource.line(node.getStartMark()));
    }

    private Node required(Node node, Map<String, Node> entry, String key, String suggestion) {
        Node value = entry.get(key);
        if (value == null) {
            throw source.problem(node, "an entry of allow has no " + key, Optional.of(suggestion));
        }
        return value;
    }

    private AllowedId id(Node node) {
        String text = source.text(node, ID, AllowedId.LONGEST);
        return AllowedId.parse(text).orElseThrow(() -> source.problem(node, "the id \"" + text + "\" has no known form",
                Optional.of("write CVE-2026-12345, GHSA-2222-2222-2222, a key of Socket, or a type such as installScripts")));
    }

    private AllowedPackage affected(Node node) {
        String text = source.text(node, PACKAGE, LONGEST_PACKAGE);
        try {
            return AllowedPackage.parse(text);
        } catch (MalformedPackageURLException e) {
            throw source.problem(node, "the package \"" + YamlSource.excerpt(text) + "\" is no package URL: " + e.getMessage(),
                    Optional.of("write pkg:npm/name@1.0.0 or pkg:npm/%40scope/name"));
        }
    }

    private LocalDate expires(Node node) {
        String text = source.text(node, EXPIRES, LONGEST_DAY);
        LocalDate day = day(text).orElseThrow(() -> source.problem(node, "expires \"" + text + "\" is no day",
                Optional.of(nearest(text).map(near -> "did you mean " + near + "?")
                        .orElse("write it as " + today.plusMonths(3)))));
        if (day.isAfter(today.plusYears(1))) {
            throw source.problem(node, "expires " + day + " is more than a year ahead",
                    Optional.of("write " + today.plusYears(1) + " or an earlier day"));
        }
        return day;
    }

    private static Optional<LocalDate> nearest(String text) {
        Matcher matcher = NEARLY_A_DAY.matcher(text);
        return matcher.matches()
                ? day(matcher.group(1) + "-" + padded(matcher.group(2)) + "-" + padded(matcher.group(3)))
                : Optional.empty();
    }

    private static String padded(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
