package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.List;
import java.util.Optional;

/** One uploaded file, of whatever kind. */
public final class SimulatedManifest {

    private final String path;
    private final Optional<ManifestFormat> format;
    private final List<NamedPackage> packages;

    private SimulatedManifest(String path, Optional<ManifestFormat> format, List<NamedPackage> packages) {
        this.path = path;
        this.format = format;
        this.packages = packages;
    }

    /** Reads a file; one that is broken names no packages. */
    public static SimulatedManifest read(String path, byte[] content) {
        Optional<ManifestFormat> format = ManifestFormat.of(path);
        return new SimulatedManifest(path, format,
                format.map(known -> known.reader().read(ManifestText.of(content))).orElse(List.of()));
    }

    public String path() {
        return path;
    }

    /** Whether Socket would take the file for a manifest. */
    public boolean isKnown() {
        return format.isPresent();
    }

    /** Whether it names the very versions that are installed. */
    public boolean isLock() {
        return format.map(ManifestFormat::isLock).orElse(false);
    }

    public List<NamedPackage> packages() {
        return packages;
    }
}
