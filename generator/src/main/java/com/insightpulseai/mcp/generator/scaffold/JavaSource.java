package com.insightpulseai.mcp.generator.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Java file made from a template, whose names may turn out to be those of other types, or in another order than the
 * template's.
 *
 * @param type the name of its type
 */
record JavaSource(String path, String type, String text) {

    private static final String IMPORT = "import ";

    static JavaSource of(String path, String content) {
        return new JavaSource(path, path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length()),
                withSortedImports(content));
    }

    /** Says that the type has the name of another one that the file means; empty where it has a name of its own. */
    Optional<String> clash() {
        boolean imported = Pattern.compile("(?m)^import [\\w.]+\\." + type + ";$").matcher(text).find();
        return imported || isInJavaLang()
                ? Optional.of(path + ": " + type + " is the name of another type; choose another name")
                : Optional.empty();
    }

    private boolean isInJavaLang() {
        return Object.class.getResource(type + ".class") != null;
    }

    /** Sorted within each block, as the build wants them. */
    private static String withSortedImports(String content) {
        List<String> lines = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : content.split("\n")) {
            if (line.startsWith(IMPORT)) {
                block.add(line.substring(0, line.length() - 1));
                continue;
            }
            block.stream().sorted().map(sorted -> sorted + ";").forEach(lines::add);
            block.clear();
            lines.add(line);
        }
        return String.join("\n", lines) + "\n";
    }
}
