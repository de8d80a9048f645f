package com.insightpulseai.mcp.scanner.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.insightpulseai.mcp.scanner.git.GitEntry;

/** The folders whose manifests are not the repository's own: installed packages, and what builds write. */
final class LeftOutFolders {

    private static final Set<String> VENDORED = Set.of("node_modules", "bower_components", ".yarn", ".venv", ".tox");
    private static final Set<String> BUILDS = Set.of("target", "build", "dist");
    private static final String METADATA = ".git";

    private final FileRules rules;
    private final IgnoreRules included;
    private final Set<String> marked = new HashSet<>();

    LeftOutFolders(FileRules rules) {
        this.rules = rules;
        included = IgnoreRules.of(rules.included());
        rules.markedFolders().ifPresent(known -> marked.addAll(known.folders()));
    }

    /**
     * A folder that is left out.
     *
     * @param path with a slash at the end
     * @param reason for people
     */
    record LeftOut(String path, String reason) {
    }

    /** Takes notice of files that mark the folder around them, which have to be seen before {@link #around}. */
    void see(String path) {
        if (rules.markedFolders().isEmpty()) {
            MarkedFolders.markedBy(path).ifPresent(marked::add);
        }
    }

    /** Returns the outermost folder around a file that is left out; a start path opens the folders that it names itself. */
    Optional<LeftOut> around(GitEntry file) {
        String path = file.path().text();
        boolean isOpened = rules.includesVendored() || included.ruleIgnoring(path).isPresent();
        int start = rules.paths().stream().filter(from -> path.startsWith(from + '/')).mapToInt(String::length).max().orElse(0);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            String name = folder.substring(folder.lastIndexOf('/') + 1);
            if (name.equals(METADATA)) {
                return Optional.of(new LeftOut(folder + '/', "git's own folder"));
            }
            if (!isOpened && slash > start && (VENDORED.contains(name) || marked.contains(folder))) {
                return Optional.of(new LeftOut(folder + '/', "vendored; --include-vendored sends it"));
            }
            if (!isOpened && slash > start && BUILDS.contains(name) && !file.isTracked()) {
                return Optional.of(new LeftOut(folder + '/', "untracked output of builds; --include sends it"));
            }
        }
        return Optional.empty();
    }
}
