package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.ManifestText.Line;

/**
 * {@code pnpm-lock.yaml} since version 6: a direct dependency is named below {@code importers} (or at the top, where the
 * repository is one project), every package as a key of {@code packages}.
 */
final class PnpmLock {

    private static final Set<String> DIRECT = Set.of("importers", "dependencies", "devDependencies", "optionalDependencies");

    private PnpmLock() {
    }

    static List<NamedPackage> read(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        Set<String> direct = new HashSet<>();
        String section = "";
        Key key = new Key("", 0);
        for (Line line : text.lines()) {
            String content = line.text().strip();
            int indent = line.text().length() - line.text().stripLeading().length();
            if (indent == 0 && content.endsWith(":")) {
                section = content.substring(0, content.length() - 1);
            } else if (DIRECT.contains(section) && content.startsWith("version: ")) {
                String version = withoutPeers(unquoted(content.substring("version: ".length())));
                if (NpmFiles.isFromRegistry(version)) {
                    direct.add(key.name() + '@' + version);
                    found.add(text.named(NpmFiles.TYPE, key.name(), version, key.index()).asDirect(true));
                }
            } else if (DIRECT.contains(section) && content.endsWith(":")) {
                key = Key.of(content.substring(0, content.length() - 1), line.start() + indent);
            } else if (section.equals("packages") && indent == 2 && content.endsWith(":")) {
                Key resolved = Key.of(content.substring(0, content.length() - 1), line.start() + indent);
                String name = NpmFiles.name(resolved.name());
                String version = withoutPeers(NpmFiles.version(resolved.name()));
                if (NpmFiles.isFromRegistry(version) && !direct.contains(name + '@' + version)) {
                    found.add(text.named(NpmFiles.TYPE, name, version, resolved.index()));
                }
            }
        }
        return found;
    }

    /** A key without its quotes, and without the slash of earlier versions. */
    private record Key(String name, int index) {

        static Key of(String raw, int index) {
            String name = unquoted(raw);
            int skipped = raw.indexOf(name);
            return name.startsWith("/") ? new Key(name.substring(1), index + skipped + 1) : new Key(name, index + skipped);
        }
    }

    private static String unquoted(String raw) {
        boolean quoted = raw.length() > 1 && (raw.charAt(0) == '\'' || raw.charAt(0) == '"');
        return quoted ? raw.substring(1, raw.length() - 1) : raw;
    }

    private static String withoutPeers(String version) {
        int bracket = version.indexOf('(');
        return bracket < 0 ? version : version.substring(0, bracket);
    }
}
