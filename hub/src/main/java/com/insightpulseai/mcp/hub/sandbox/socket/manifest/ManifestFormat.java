package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Files of one format, as the simulated Socket lists them: the names are a selection of those that Socket's own command line
 * tools know.
 *
 * @param ecosystem the group that Socket lists it in
 * @param pattern of its names, without regard to case and in any folder
 * @param isLock whether it names the very versions that are installed
 */
record ManifestFormat(String ecosystem, String pattern, boolean isLock, ManifestReader reader, PathMatcher matcher) {

    private static final Predicate<String> ALL = source -> true;
    private static final Predicate<String> WITH_SOURCE = source -> !source.isEmpty();
    private static final Predicate<String> REMOTE = source -> source.startsWith("{ registry") || source.startsWith("{ git")
            || source.startsWith("{ url");

    static final List<ManifestFormat> KNOWN = List.of(
            manifest("npm", "package.json", NpmFiles::packageJson),
            lock("npm", "package-lock.json", NpmFiles::packageLock),
            lock("npm", "npm-shrinkwrap.json", NpmFiles::packageLock),
            lock("npm", "yarn.lock", YarnLock::read),
            lock("npm", "pnpm-lock.{yaml,yml}", PnpmLock::read),
            lock("npm", "bun.lock", NpmFiles::bunLock),
            lock("npm", "bun.lockb", ManifestReader.NOTHING),
            manifest("npm", "pnpm-workspace.{yaml,yml}", ManifestReader.NOTHING),
            manifest("pypi", "*requirements*.txt", LineLock.REQUIREMENTS),
            manifest("pypi", "requirements/*.txt", LineLock.REQUIREMENTS),
            manifest("pypi", "pyproject.toml", ManifestReader.NOTHING),
            lock("pypi", "poetry.lock", new TomlLock("pypi", ALL)),
            lock("pypi", "uv.lock", new TomlLock("pypi", REMOTE)),
            manifest("pypi", "Pipfile", ManifestReader.NOTHING),
            lock("pypi", "Pipfile.lock", JsonLocks::pipfile),
            manifest("pypi", "setup.py", ManifestReader.NOTHING),
            manifest("golang", "go.mod", GoMod::read),
            lock("golang", "go.sum", LineLock.GO_SUM),
            manifest("maven", "pom.xml", MavenPom::read),
            manifest("maven", "build.{gradle,gradle.kts}", ManifestReader.NOTHING),
            lock("maven", "*gradle.lockfile", LineLock.GRADLE),
            manifest("maven", "libs.versions.toml", ManifestReader.NOTHING),
            manifest("cargo", "Cargo.toml", ManifestReader.NOTHING),
            lock("cargo", "Cargo.lock", new TomlLock("cargo", WITH_SOURCE)),
            manifest("gem", "Gemfile", ManifestReader.NOTHING),
            lock("gem", "Gemfile.lock", LineLock.BUNDLER.within("GEM")),
            manifest("composer", "composer.json", ManifestReader.NOTHING),
            lock("composer", "composer.lock", JsonLocks::composer),
            manifest("nuget", "*.{csproj,fsproj,vbproj}", ManifestReader.NOTHING),
            manifest("nuget", "packages.config", ManifestReader.NOTHING),
            lock("nuget", "packages.lock.json", JsonLocks::nuget));

    static Optional<ManifestFormat> of(String path) {
        try {
            Path lower = Path.of("/" + path.toLowerCase(Locale.ROOT));
            return KNOWN.stream().filter(format -> format.matcher().matches(lower)).findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static ManifestFormat manifest(String ecosystem, String pattern, ManifestReader reader) {
        return format(ecosystem, pattern, false, reader);
    }

    private static ManifestFormat lock(String ecosystem, String pattern, ManifestReader reader) {
        return format(ecosystem, pattern, true, reader);
    }

    private static ManifestFormat format(String ecosystem, String pattern, boolean lock, ManifestReader reader) {
        return new ManifestFormat(ecosystem, pattern, lock, reader,
                FileSystems.getDefault().getPathMatcher("glob:/{,**/}" + pattern.toLowerCase(Locale.ROOT)));
    }
}
