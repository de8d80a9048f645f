package com.insightpulseai.mcp.scanner.scan;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;

/**
 * The part of a work tree or commit that decides over findings.
 *
 * @param files to send, and those that are not
 * @param configuration gives digests of the files that choose and judge, by path, without those that are not there; asked only
 *        where it matters, since each of them is a run of git
 */
public record RepositoryState(FileSelection files, Supplier<Map<String, String>> configuration) {

    /** Returns whether both have the same manifests and the same configuration, so that both have the same findings. */
    boolean isSameAs(RepositoryState other) {
        return hasManifestsOf(other) && configuration.get().equals(other.configuration.get());
    }

    /** Returns whether both have the same manifests. */
    boolean hasManifestsOf(RepositoryState other) {
        return digests().equals(other.digests());
    }

    private List<String> digests() {
        return files.files().stream().map(file -> file.sha256() + ' ' + file.path()).sorted().toList();
    }

    List<SelectedFile> manifests() {
        return files.files();
    }
}
