package com.insightpulseai.mcp.scanner.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.insightpulseai.mcp.sdk.socket.FilesSupportedResult;
import com.insightpulseai.mcp.sdk.socket.SupportedFile;

/**
 * The names of the files that the provider takes for manifests, in any folder and without regard to case. A pattern may have
 * folders and braces, such as <code>requirements/*.txt</code> and <code>build.{gradle,gradle.kts}</code>.
 */
public final class ManifestPatterns {

    private static final String RESOURCE = "manifest-patterns.txt";
    private static final String DATE = "# as of ";
    private static final int MOST_PATTERNS = 2_000;

    private final List<String> patterns;
    private final Optional<LocalDate> packagedOn;
    private final Set<String> names = new HashSet<>();
    private final List<Glob> nameGlobs = new ArrayList<>();
    private final List<Glob> pathGlobs = new ArrayList<>();

    private ManifestPatterns(Collection<String> patterns, Optional<LocalDate> packagedOn) {
        this.patterns = patterns.stream().distinct().limit(MOST_PATTERNS).toList();
        this.packagedOn = packagedOn;
        this.patterns.stream().flatMap(pattern -> BraceExpansion.of(pattern.toLowerCase(Locale.ROOT)).stream()).distinct()
                .forEach(this::add);
    }

    private void add(String pattern) {
        if (pattern.indexOf('/') >= 0) {
            Glob.parse("**/" + pattern).ifPresent(pathGlobs::add);
            return;
        }
        Glob.parse(pattern).ifPresent(glob -> glob.literal().ifPresentOrElse(names::add, () -> nameGlobs.add(glob)));
    }

    /** Returns these patterns, which the server named. */
    public static ManifestPatterns of(Collection<String> patterns) {
        return new ManifestPatterns(patterns, Optional.empty());
    }

    /** Returns the patterns of the tool {@code socket/files.supported}, and the packaged ones too where it left some out. */
    public static ManifestPatterns of(FilesSupportedResult result) {
        Set<String> patterns = new LinkedHashSet<>();
        result.files().stream().map(SupportedFile::pattern).forEach(patterns::add);
        if (!result.truncated()) {
            return of(patterns);
        }
        ManifestPatterns packaged = packaged();
        patterns.addAll(packaged.patterns);
        return new ManifestPatterns(patterns, packaged.packagedOn);
    }

    /** Returns the list that is packaged with this program, for when the server's cannot be had. */
    public static ManifestPatterns packaged() {
        try (InputStream resource = ManifestPatterns.class.getResourceAsStream(RESOURCE)) {
            List<String> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            LocalDate date = LocalDate.parse(lines.get(0).substring(DATE.length()));
            return new ManifestPatterns(lines.stream().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList(),
                    Optional.of(date));
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged patterns cannot be read", e);
        }
    }

    /** Returns the patterns as they were given. */
    public List<String> patterns() {
        return patterns;
    }

    /** Returns the date of the packaged list; empty where all patterns are the server's. */
    public Optional<LocalDate> packagedOn() {
        return packagedOn;
    }

    /** Says whether the provider takes a file of this path, with {@code /}, for a manifest. */
    public boolean match(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        return names.contains(name) || isMatched(nameGlobs, name) || isMatched(pathGlobs, lower);
    }

    private static boolean isMatched(List<Glob> globs, String text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
