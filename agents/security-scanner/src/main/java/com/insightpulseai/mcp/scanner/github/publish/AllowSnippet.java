package com.insightpulseai.mcp.scanner.github.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.insightpulseai.mcp.scanner.gate.AllowedId;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/** An entry of the allow list as an example, for a finding that may be allowed. */
final class AllowSnippet {

    private static final int DAYS = 90;
    private static final int LONGEST_PACKAGE = 300;
    private static final String OF_PACKAGES = ":/@%._~+-";

    private AllowSnippet() {
    }

    /** Returns lines of YAML; empty for a finding whose names cannot be written so. */
    static Optional<String> of(JudgedFinding judged, Instant now) {
        Optional<AllowedId> id = Stream
                .concat(judged.finding().vulnerability().stream().flatMap(AllowSnippet::ids),
                        Stream.of(judged.finding().type()))
                .flatMap(text -> AllowedId.parse(text).stream()).findFirst();
        Optional<String> affected = packageUrl(judged.finding().affectedPackage());
        if (id.isEmpty() || affected.isEmpty()) {
            return Optional.empty();
        }
        LocalDate lastDay = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(DAYS);
        return Optional.of("allow:\n  - id: " + written(id.get()) + "\n    package: " + affected.get()
                + "\n    reason: Why it may stay\n    expires: " + lastDay + "\n");
    }

    /** Advisories of GitHub are written in small letters, but for their first word. */
    private static String written(AllowedId id) {
        int first = id.kind() == AllowedId.Kind.GHSA ? id.value().indexOf('-') : id.value().length();
        return id.value().substring(0, first) + id.value().substring(first).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> ids(Vulnerability cause) {
        return Stream.concat(cause.id().stream(), cause.aliases().stream());
    }

    private static Optional<String> packageUrl(AffectedPackage affected) {
        String name = affected.name();
        int slash = name.lastIndexOf('/');
        try {
            String url = new PackageURL(affected.ecosystem(), slash > 0 ? name.substring(0, slash) : null,
                    name.substring(slash + 1), affected.version().orElse(null), null, null).canonicalize();
            return Optional.of(url).filter(AllowSnippet::isPlain);
        } catch (MalformedPackageURLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** In YAML and in a block of code these characters have no meaning. */
    private static boolean isPlain(String url) {
        return url.length() <= LONGEST_PACKAGE && url.chars().allMatch(one -> one >= 'a' && one <= 'z'
                || one >= 'A' && one <= 'Z' || one >= '0' && one <= '9' || OF_PACKAGES.indexOf(one) >= 0);
    }
}
