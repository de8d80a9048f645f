package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.ManifestText.Line;

/** {@code go.mod}: what it requires, one by one or in a block; what it excludes or replaces is passed over. */
final class GoMod {

    private static final String ONE = "require ";
    private static final Pattern MODULE = Pattern.compile("^\\s*+([^\\s()]++)\\s++(v\\S++)");

    private GoMod() {
    }

    static List<NamedPackage> read(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        boolean block = false;
        for (Line line : text.lines()) {
            if (line.text().startsWith("require (")) {
                block = true;
            } else if (line.text().startsWith(")")) {
                block = false;
            } else if (block || line.text().startsWith(ONE)) {
                Matcher module = MODULE.matcher(line.text());
                module.region(block ? 0 : ONE.length(), line.text().length());
                if (module.lookingAt()) {
                    found.add(text.named("golang", module.group(1), module.group(2), line.start() + module.start(1))
                            .asDirect(!line.text().contains("// indirect")));
                }
            }
        }
        return found;
    }
}
