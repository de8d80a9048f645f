package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.ManifestText.Line;

/** {@code yarn.lock} of any version: a block for each package, whose real name is in its resolution where it has one. */
final class YarnLock {

    private static final String RESOLUTION = "resolution: \"";

    private YarnLock() {
    }

    static List<NamedPackage> read(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        String name = "";
        int index = 0;
        String version = "";
        for (Line line : text.lines()) {
            String content = line.text().strip();
            int indent = line.text().length() - line.text().stripLeading().length();
            if (indent == 0 && content.endsWith(":")) {
                add(text, name, version, index, found);
                int quote = content.startsWith("\"") ? 1 : 0;
                name = NpmFiles.name(content.substring(quote, content.length() - 1));
                index = line.start() + quote;
                version = "";
            } else if (indent == 2 && (content.startsWith("version ") || content.startsWith("version: "))) {
                version = content.substring(content.indexOf(' ') + 1).replace("\"", "");
            } else if (indent == 2 && content.startsWith(RESOLUTION)) {
                String resolved = content.substring(RESOLUTION.length());
                name = NpmFiles.name(resolved);
                index = line.start() + indent + RESOLUTION.length();
                version = NpmFiles.version(resolved).startsWith("workspace:") ? "" : version;
            }
        }
        add(text, name, version, index, found);
        return found;
    }

    private static void add(ManifestText text, String name, String version, int index, List<NamedPackage> found) {
        if (!version.isEmpty() && NpmFiles.isFromRegistry(version) && !name.equals("__metadata")) {
            found.add(text.named(NpmFiles.TYPE, name, version, index));
        }
    }
}
