package com.insightpulseai.mcp.scanner.gate;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;

/**
 * The package of an entry of the allow list.
 *
 * @param text the package URL as it was written
 * @param coordinates ecosystem and name as package URLs write them
 * @param version the only one; empty for all
 */
public record AllowedPackage(String text, String coordinates, Optional<String> version) {

    /**
     * Reads a <a href="https://github.com/package-url/purl-spec">package URL</a>.
     *
     * @throws MalformedPackageURLException for a text that is none, or that has qualifiers or a subpath: findings have neither
     */
    static AllowedPackage parse(String text) throws MalformedPackageURLException {
        PackageURL url;
        try {
            url = new PackageURL(text);
        } catch (RuntimeException e) {
            MalformedPackageURLException unreadable = new MalformedPackageURLException("it cannot be read");
            unreadable.initCause(e);
            throw unreadable;
        }
        if (url.getSubpath() != null || url.getQualifiers() != null && !url.getQualifiers().isEmpty()) {
            throw new MalformedPackageURLException("qualifiers and subpaths are not compared");
        }
        return new AllowedPackage(text, coordinates(url), Optional.ofNullable(url.getVersion()));
    }

    /** Returns whether it is the package of a finding. */
    boolean isOf(AffectedPackage affected) {
        return coordinates.equals(coordinates(affected))
                && version.map(only -> affected.version().filter(only::equals).isPresent()).orElse(true);
    }

    private static String coordinates(AffectedPackage affected) {
        String name = affected.name();
        int slash = name.lastIndexOf('/');
        try {
            return coordinates(new PackageURL(affected.ecosystem(), slash > 0 ? name.substring(0, slash) : null,
                    name.substring(slash + 1), null, null, null));
        } catch (MalformedPackageURLException | RuntimeException e) {
            return affected.ecosystem() + ":" + name;
        }
    }

    private static String coordinates(PackageURL url) {
        return url.getType() + ":"
                + Stream.of(url.getNamespace(), url.getName()).filter(part -> part != null).collect(Collectors.joining("/"));
    }
}
