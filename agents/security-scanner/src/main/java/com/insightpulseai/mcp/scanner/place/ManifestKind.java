package com.insightpulseai.mcp.scanner.place;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Manifests of one format.
 *
 * @param ecosystem the package URL's type of what they name
 * @param isOfKind whether a path in lower case is of the format
 * @param scanner of names where they count most
 * @param hasMentions whether a name counts anywhere in the file, where the scanner finds none
 */
record ManifestKind(String ecosystem, Predicate<String> isOfKind, NameScanner scanner, boolean hasMentions) {

    private static final NameScanner NOTHING = (manifest, lines) -> {
        // Only mentions count.
    };

    private static final List<ManifestKind> KINDS = List.of(
            new ManifestKind("npm", names("package.json"), new PackageJsonNames(), false),
            kind("npm", names("package-lock.json", "npm-shrinkwrap.json"), new NpmLockNames()),
            kind("npm", names("yarn.lock"), new YarnLockNames()),
            kind("npm", names("pnpm-lock.yaml", "pnpm-lock.yml"), new PnpmLockNames()),
            kind("npm", names("bun.lock"), new BunLockNames()),
            kind("npm", names("bun.lockb", "pnpm-workspace.yaml", "pnpm-workspace.yml"), NOTHING),
            kind("pypi", names("uv.lock", "poetry.lock", "pdm.lock"), new TomlLockNames()),
            kind("pypi", name -> name.startsWith("pylock.") && name.endsWith(".toml"), new TomlLockNames()),
            kind("pypi", names("pipfile.lock"), JsonLockNames.PIPENV),
            kind("pypi", name -> name.contains("requirements"), LineNames.REQUIREMENTS),
            kind("pypi", names("pyproject.toml", "pipfile", "setup.py", "pkg-info", "metadata"), NOTHING),
            kind("golang", names("go.mod"), new GoModNames()),
            kind("golang", names("go.sum"), LineNames.GO_SUM),
            kind("cargo", names("cargo.lock"), new TomlLockNames()),
            kind("cargo", names("cargo.toml"), NOTHING),
            kind("gem", names("gemfile.lock"), LineNames.GEMS),
            kind("gem", names("gemfile"), NOTHING),
            kind("maven", name -> name.endsWith("gradle.lockfile"), LineNames.GRADLE),
            kind("maven", name -> name.endsWith("pom.xml") || name.endsWith(".pom"), new PomNames()),
            kind("maven", name -> name.contains("gradle") || name.endsWith(".versions.toml"), NOTHING),
            kind("composer", names("composer.lock"), JsonLockNames.COMPOSER),
            kind("composer", names("composer.json"), NOTHING),
            kind("nuget", names("packages.lock.json"), JsonLockNames.NUGET),
            kind("nuget", name -> name.endsWith("proj") || name.endsWith(".config") || name.endsWith(".props"), NOTHING));

    private static final ManifestKind UNKNOWN = kind("", name -> true, NOTHING);

    private static ManifestKind kind(String ecosystem, Predicate<String> isOfKind, NameScanner scanner) {
        return new ManifestKind(ecosystem, isOfKind, scanner, true);
    }

    private static Predicate<String> names(String... names) {
        return List.of(names)::contains;
    }

    /** Returns the format of a file by its name; for a file in a folder {@code requirements}, that of such files. */
    static ManifestKind of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        Optional<ManifestKind> kind = KINDS.stream().filter(one -> one.isOfKind.test(name)).findFirst();
        boolean isRequirement = kind.isEmpty() && name.endsWith(".txt") && ('/' + lower).contains("/requirements/");
        return isRequirement ? of("requirements.txt") : kind.orElse(UNKNOWN);
    }
}
