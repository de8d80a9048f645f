package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.List;

/** Finds the packages that a file of one format names, in its order. */
@FunctionalInterface
interface ManifestReader {

    /** For files that are taken and not read. */
    ManifestReader NOTHING = text -> List.of();

    List<NamedPackage> read(ManifestText text);
}
