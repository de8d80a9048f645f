package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.scan.BaselineChoice;
import com.insightpulseai.mcp.scanner.scan.LocalRepository;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.scanner.scan.ScanSubject;

/**
 * The state that is scanned, and the one that it is compared with.
 *
 * @param subject whose commit is empty for the work tree
 * @param baseline empty without a comparison
 * @param base the baseline's commit, where it is one of the repository
 */
record ScannedSides(LocalRepository repository, ScanSubject subject, Optional<BaselineChoice> baseline,
        Optional<String> base) {

    /**
     * Finds the sides that options name.
     *
     * @param folder to scan; empty for the repository that the current folder is in
     */
    static ScannedSides of(Optional<Path> folder, SubjectOptions options, FileOptions files,
            Optional<BaselineChoice> baseline, ReportDraft draft) {
        LocalRepository repository = LocalRepository.open(folder);
        repository.note().ifPresent(draft::warn);
        ScanSubject subject = options.subject(repository, files);
        draft.subject(subject);
        Optional<String> base = baseline.filter(BaselineChoice.GitRef.class::isInstance)
                .map(ref -> repository.commit(((BaselineChoice.GitRef) ref).ref(), "--baseline"));
        return new ScannedSides(repository, subject, baseline, base);
    }
}
