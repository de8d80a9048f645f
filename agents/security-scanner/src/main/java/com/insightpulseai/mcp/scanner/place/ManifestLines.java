package com.insightpulseai.mcp.scanner.place;

import java.util.Collection;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** Finds the lines of findings in the manifests that were sent. */
public final class ManifestLines {

    private final FileSelection files;

    /** @param findings all that will be asked for, so that each manifest is read once for all of them */
    public ManifestLines(FileSelection files, Collection<Finding> findings) {
        this.files = files;
    }

    /** Returns the place of a finding; empty only where no manifest was sent. */
    public Optional<Place> place(Finding finding) {
        return files.files().stream().map(SelectedFile::path).filter(path -> finding.manifestFiles().contains(path)).findFirst()
                .or(() -> files.files().stream().map(SelectedFile::path).findFirst())
                .map(path -> new Place(path, 1));
    }
}
