package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.ManifestText.Line;

/**
 * Lock files in TOML with a table {@code package} for each package, as uv, Poetry and Cargo write them.
 *
 * @param type the package URL's type
 * @param published says of a package's {@code source}, empty where it has none, whether it is a published one
 */
record TomlLock(String type, Predicate<String> published) implements ManifestReader {

    @Override
    public List<NamedPackage> read(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        Table table = new Table();
        for (Line line : text.lines()) {
            if (line.text().startsWith("[")) {
                table.addTo(found, text);
                table = new Table();
                table.isPackage = line.text().strip().equals("[[package]]");
            } else {
                table.take(line);
            }
        }
        table.addTo(found, text);
        return found;
    }

    private final class Table {

        private boolean isPackage;
        private String name = "";
        private int index;
        private String version = "";
        private String source = "";

        void take(Line line) {
            int equals = line.text().indexOf(" = ");
            String value = equals < 0 ? "" : line.text().substring(equals + " = ".length());
            if (line.text().startsWith("name = \"")) {
                name = unquoted(value);
                index = line.start() + equals + " = ".length() + 1;
            } else if (line.text().startsWith("version = \"")) {
                version = unquoted(value);
            } else if (line.text().startsWith("source = ")) {
                source = value;
            }
        }

        void addTo(List<NamedPackage> found, ManifestText text) {
            if (isPackage && !name.isEmpty() && !version.isEmpty() && published.test(source)) {
                found.add(text.named(type, name, version, index));
            }
        }

        private static String unquoted(String value) {
            return value.replace("\"", "").strip();
        }
    }
}
