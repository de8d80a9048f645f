package com.insightpulseai.mcp.scanner.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.insightpulseai.mcp.scanner.file.LeftOutFolders.LeftOut;
import com.insightpulseai.mcp.scanner.git.GitEntry;
import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/** Sorts out the files of a tree by their names. Of all others nothing is kept, so that a large repository takes no memory. */
final class Candidates {

    private final FileRules rules;
    private final LeftOutFolders leftOut;
    private final Map<String, GitEntry> manifests = new TreeMap<>();
    private final Map<String, GitEntry> lookalikes = new TreeMap<>();
    private final Map<String, GitEntry> repositories = new TreeMap<>();
    private final Set<String> pathsSeen = new HashSet<>();

    Candidates(FileRules rules) {
        this.rules = rules;
        leftOut = new LeftOutFolders(rules);
    }

    /**
     * Manifests by what becomes of them.
     *
     * @param files to read
     * @param skipped by a rule
     * @param unsupported names like those of lock files
     */
    record Sorted(List<GitEntry> files, List<SkippedFile> skipped, List<String> unsupported) {
    }

    void add(GitEntry entry) {
        String path = entry.path().text();
        if (!isChosen(path)) {
            return;
        }
        leftOut.see(path);
        if (entry.kind() == GitEntry.Kind.REPOSITORY) {
            repositories.put(path, entry);
        } else if (rules.patterns().match(path)) {
            manifests.put(path, entry);
        } else if (LockfileName.isLike(path)) {
            lookalikes.put(path, entry);
        }
    }

    private boolean isChosen(String path) {
        boolean isChosen = rules.paths().isEmpty();
        for (String chosen : rules.paths()) {
            if (path.equals(chosen) || path.startsWith(chosen + '/')) {
                pathsSeen.add(chosen);
                isChosen = true;
            }
        }
        return isChosen;
    }

    /** Returns the start paths in which no file was. */
    List<String> emptyPaths() {
        return rules.paths().stream().filter(path -> !pathsSeen.contains(path)).toList();
    }

    /** Returns the submodules and other repositories in the tree. */
    Collection<GitEntry> repositories() {
        return repositories.values();
    }

    Sorted sort(ProjectIgnorePaths ignoredPaths) {
        IgnoreRules excluded = IgnoreRules.of(rules.excluded());
        IgnoreRules ignored = IgnoreRules.of(ignoredPaths.patterns());
        Map<LeftOut, Integer> folders = new TreeMap<>((one, other) -> one.path().compareTo(other.path()));
        List<GitEntry> files = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        for (GitEntry entry : manifests.values()) {
            String path = entry.path().text();
            Optional<LeftOut> folder = leftOut.around(entry);
            Optional<IgnoreRule> exclusion = excluded.ruleIgnoring(path);
            Optional<IgnoreRule> ignoring = ignored.ruleIgnoring(path);
            Optional<String> refusal = SendablePath.refusal(entry.path());
            if (folder.isPresent()) {
                folders.merge(folder.get(), 1, Integer::sum);
            } else if (exclusion.isPresent()) {
                skipped.add(new SkippedFile(entry.path().shown(), by("--exclude", exclusion.get())));
            } else if (ignoring.isPresent()) {
                skipped.add(
                        new SkippedFile(entry.path().shown(), by(ignoredPaths.file().orElse("socket.yml"), ignoring.get())));
            } else if (refusal.isPresent()) {
                skipped.add(new SkippedFile(entry.path().shown(), refusal.get(), true));
            } else {
                files.add(entry);
            }
        }
        folders.forEach((folder, count) -> skipped.add(new SkippedFile(RepositoryPath.shown(folder.path()),
                (count == 1 ? "1 manifest, " : count + " manifests, ") + folder.reason())));
        List<String> unsupported = lookalikes.values().stream()
                .filter(entry -> leftOut.around(entry).isEmpty() && excluded.ruleIgnoring(entry.path().text()).isEmpty()
                        && ignored.ruleIgnoring(entry.path().text()).isEmpty())
                .map(entry -> entry.path().shown()).toList();
        return new Sorted(files, skipped, unsupported);
    }

    private static String by(String source, IgnoreRule rule) {
        return "left out by " + source + ": " + RepositoryPath.shown(rule.text());
    }
}
