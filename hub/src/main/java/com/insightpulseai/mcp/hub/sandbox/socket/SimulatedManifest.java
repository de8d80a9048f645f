package com.insightpulseai.mcp.hub.sandbox.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One uploaded manifest, read as far as a sandbox needs: which packages it names, and where. */
record SimulatedManifest(String path, String content) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REQUIREMENT = Pattern
            .compile("(?m)^[ \\t]*([A-Za-z0-9][A-Za-z0-9._-]*)[ \\t]*(?:==[ \\t]*([^\\s;#]+))?");
    private static final Pattern LEADING_RANGE = Pattern.compile("^[\\^~>=<v\\s]+");
    private static final Set<String> OTHERS_KNOWN = Set.of("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "pom.xml",
            "build.gradle", "go.mod", "go.sum", "Cargo.toml", "Cargo.lock", "Gemfile", "Gemfile.lock", "composer.json",
            "composer.lock", "pyproject.toml", "poetry.lock", "uv.lock", "Pipfile", "Pipfile.lock", "setup.py");

    /**
     * A package that a manifest names.
     *
     * @param type the package URL's type, such as {@code npm}
     * @param version as the manifest has it without a range's operators, {@code 0.0.0} where it has none
     * @param start offset of the name within the manifest, in characters
     */
    record Dependency(String type, String name, String version, boolean dev, String file, int start, int end) {
    }

    /** @return whether Socket would take the file for a manifest */
    boolean isKnown() {
        return isPackageJson() || isRequirements() || OTHERS_KNOWN.contains(basename());
    }

    List<Dependency> dependencies() {
        if (isPackageJson()) {
            return npm();
        }
        return isRequirements() ? pypi() : List.of();
    }

    private List<Dependency> npm() {
        List<Dependency> found = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(content);
            for (String section : List.of("dependencies", "devDependencies", "optionalDependencies")) {
                root.path(section).properties().forEach(entry -> {
                    String version = LEADING_RANGE.matcher(entry.getValue().asText()).replaceFirst("");
                    found.add(dependency("npm", entry.getKey(), version, section.startsWith("dev")));
                });
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return found;
    }

    private List<Dependency> pypi() {
        List<Dependency> found = new ArrayList<>();
        Matcher line = REQUIREMENT.matcher(content);
        while (line.find()) {
            found.add(dependency("pypi", line.group(1), line.group(2) == null ? "" : line.group(2), false));
        }
        return found;
    }

    private Dependency dependency(String type, String name, String version, boolean dev) {
        int start = Math.max(content.indexOf(name), 0);
        return new Dependency(type, name, version.isBlank() ? "0.0.0" : version, dev, path, start, start + name.length());
    }

    private boolean isPackageJson() {
        return basename().equals("package.json");
    }

    private boolean isRequirements() {
        return basename().startsWith("requirements") && basename().endsWith(".txt");
    }

    private String basename() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
