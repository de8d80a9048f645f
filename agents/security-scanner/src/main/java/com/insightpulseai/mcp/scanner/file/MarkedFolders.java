package com.insightpulseai.mcp.scanner.file;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.insightpulseai.mcp.scanner.git.GitRepository;

/**
 * Folders that a file in them marks as installed packages: a virtual environment of Python, a vendor folder of Go or of PHP.
 *
 * @param folders paths in the repository
 */
public record MarkedFolders(Set<String> folders) {

    private static final String ENVIRONMENT = "/pyvenv.cfg";
    private static final List<String> VENDOR_LISTS = List.of("vendor/modules.txt", "vendor/autoload.php");

    public MarkedFolders {
        folders = Set.copyOf(folders);
    }

    /** Returns the folders that a commit's files mark. */
    public static MarkedFolders inCommit(GitRepository repository, String commit) {
        Set<String> folders = new HashSet<>();
        repository.listCommit(commit, entry -> markedBy(entry.path().text()).ifPresent(folders::add));
        return new MarkedFolders(folders);
    }

    /** Returns the folder that a file marks; empty for any other file. */
    static Optional<String> markedBy(String path) {
        boolean isMark = path.endsWith(ENVIRONMENT);
        for (String list : VENDOR_LISTS) {
            boolean isWholePart = path.length() == list.length() || path.endsWith(list) && isSlash(path, list.length());
            isMark |= isWholePart && path.endsWith(list);
        }
        return isMark ? Optional.of(path.substring(0, path.lastIndexOf('/'))) : Optional.empty();
    }

    private static boolean isSlash(String path, int fromEnd) {
        return path.charAt(path.length() - fromEnd - 1) == '/';
    }
}
