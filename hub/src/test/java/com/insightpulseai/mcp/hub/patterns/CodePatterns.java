package com.insightpulseai.mcp.hub.patterns;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.insightpulseai.mcp.hub.CompiledCode;

/** Finds the regular expressions in the compiled code of all modules that the hub is made of. */
final class CodePatterns {

    private CodePatterns() {
    }

    static List<PatternUse> all() {
        Map<String, PatternUse> found = new TreeMap<>();
        CompiledCode.all().stream().flatMap(ClassPatterns::of)
                .forEach(use -> found.putIfAbsent(use.line() + ' ' + use.way(), use));
        return List.copyOf(found.values());
    }
}
