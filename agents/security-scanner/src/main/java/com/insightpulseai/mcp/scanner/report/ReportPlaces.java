package com.insightpulseai.mcp.scanner.report;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;

/**
 * A place in a real file for every finding, since code scanning refuses results without one. A finding without a manifest is
 * shown in the first manifest of its ecosystem, else in the first manifest.
 */
public final class ReportPlaces {

    private static final Pattern NONE = Pattern.compile("(?!)");

    /** Names of manifests in lower case, by the ecosystem's word in package URLs. */
    private static final Map<String, Pattern> MANIFESTS = Map.ofEntries(
            manifests("npm", "package.json|package-lock.json|npm-shrinkwrap.json|yarn.lock|pnpm-lock.ya?ml|bun.lockb?"),
            manifests("pypi", "requirements[^/]*.txt|pyproject.toml|poetry.lock|uv.lock|pdm.lock|pipfile(?:.lock)?|setup.py"),
            manifests("maven", "pom.xml|[^/]*.gradle(?:.kts)?|gradle.lockfile|libs.versions.toml"),
            manifests("golang", "go.(?:mod|sum|work)"), manifests("cargo", "cargo.(?:toml|lock)"),
            manifests("gem", "gemfile(?:.lock)?|gems.(?:rb|locked)|[^/]*.gemspec"),
            manifests("composer", "composer.(?:json|lock)"),
            manifests("nuget", "packages.(?:config|lock.json)|[^/]*.(?:cs|fs|vb)proj|directory.packages.props"));

    private final Set<String> files = new LinkedHashSet<>();
    private final Map<String, Optional<Place>> firstByEcosystem = new HashMap<>();

    public ReportPlaces(GateReport report) {
        report.files().files().forEach(file -> files.add(file.path()));
    }

    private static Map.Entry<String, Pattern> manifests(String ecosystem, String names) {
        return Map.entry(ecosystem, Pattern.compile(names.replace(".", "\\.")));
    }

    /** Returns the finding's own place or the best substitute; empty where no file was sent at all. */
    public Optional<Place> of(JudgedFinding judged) {
        return judged.place()
                .or(() -> judged.finding().manifestFiles().stream().filter(files::contains).findFirst()
                        .map(ReportPlaces::begin))
                .or(() -> firstByEcosystem.computeIfAbsent(judged.finding().affectedPackage().ecosystem(), this::firstOf));
    }

    private Optional<Place> firstOf(String ecosystem) {
        Pattern names = MANIFESTS.getOrDefault(ecosystem.toLowerCase(Locale.ROOT), NONE);
        return files.stream().filter(path -> names.matcher(fileName(path)).matches()).findFirst()
                .or(() -> files.stream().findFirst()).map(ReportPlaces::begin);
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static Place begin(String path) {
        return new Place(path, 1);
    }
}
