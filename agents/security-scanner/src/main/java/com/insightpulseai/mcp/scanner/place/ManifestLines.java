package com.insightpulseai.mcp.scanner.place;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;

/**
 * Finds the lines of findings in the manifests that were sent. Each manifest is read once for all findings, when one of them
 * needs it, in a time that is linear in its length. For one thread.
 */
public final class ManifestLines {

    private final Map<String, SelectedFile> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> wanted;
    private final Map<String, SourceText> texts = new HashMap<>();
    private final Map<String, NameLines> names = new HashMap<>();
    private final Map<String, Optional<String>> firstOfEcosystem = new HashMap<>();

    /** @param findings all that will be asked for */
    public ManifestLines(FileSelection selection, Collection<Finding> findings) {
        selection.files().forEach(file -> files.put(file.path(), file));
        wanted = NameLines.wanted(findings.stream().map(Finding::affectedPackage)
                .map(about -> Map.entry(about.ecosystem(), about.name())).toList());
    }

    /**
     * Returns the place of a finding: the server's own position, else the line of the first of its manifests that names the
     * package, else line 1 of its first manifest. Where it has no manifest that was sent, the first one of its ecosystem
     * stands in.
     *
     * @return empty only where no manifest was sent
     */
    public Optional<Place> place(Finding finding) {
        return positioned(finding.positions()).or(() -> named(finding));
    }

    private Optional<Place> positioned(List<ManifestPosition> positions) {
        for (ManifestPosition position : positions) {
            SelectedFile file = files.get(position.file());
            if (file != null && position.start() >= 0 && position.start() < file.content().length) {
                return Optional.of(new Place(file.path(), text(file).lineOf(position.start())));
            }
        }
        return Optional.empty();
    }

    private Optional<Place> named(Finding finding) {
        AffectedPackage about = finding.affectedPackage();
        List<String> sent = finding.manifestFiles().stream().filter(files::containsKey).toList();
        List<String> paths = sent.isEmpty() ? firstOf(about.ecosystem()).stream().toList() : sent;
        for (String path : paths) {
            OptionalInt line = names(files.get(path)).lineOf(about.ecosystem(), about.name(), about.version(),
                    finding.direct());
            if (line.isPresent()) {
                return Optional.of(new Place(path, line.getAsInt()));
            }
        }
        return paths.stream().findFirst().map(path -> new Place(path, 1));
    }

    private Optional<String> firstOf(String ecosystem) {
        return firstOfEcosystem.computeIfAbsent(ecosystem, wantedEcosystem -> files.keySet().stream()
                .filter(path -> ManifestKind.of(path).ecosystem().equals(wantedEcosystem)).findFirst()
                .or(() -> files.keySet().stream().findFirst()));
    }

    private SourceText text(SelectedFile file) {
        return texts.computeIfAbsent(file.path(), path -> SourceText.of(file.content()));
    }

    private NameLines names(SelectedFile file) {
        return names.computeIfAbsent(file.path(), path -> {
            NameLines lines = new NameLines(wanted);
            SourceText text = text(file);
            ManifestKind kind = ManifestKind.of(path);
            if (!text.isBinary()) {
                kind.scanner().scan(text, lines);
                if (kind.hasMentions()) {
                    new MentionedNames().scan(text, lines);
                }
            }
            return lines;
        });
    }
}
