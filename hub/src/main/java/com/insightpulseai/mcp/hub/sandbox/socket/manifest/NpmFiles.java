package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.PositionedJson.Field;

/** The files of npm and Bun. */
final class NpmFiles {

    static final String TYPE = "npm";

    private static final List<String> SECTIONS = List.of("dependencies", "devDependencies", "optionalDependencies");
    private static final Pattern LEADING_RANGE = Pattern.compile("^[\\^~>=<v\\s]+");
    private static final String ALIAS = "npm:";
    private static final String FOLDER = "node_modules/";

    private NpmFiles() {
    }

    static List<NamedPackage> packageJson(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        PositionedJson root = PositionedJson.parse(text.text());
        for (String section : SECTIONS) {
            for (Field field : root.path(section).entries()) {
                String wanted = field.value().text();
                boolean alias = wanted.startsWith(ALIAS);
                String real = alias ? wanted.substring(ALIAS.length()) : field.name() + "@" + wanted;
                String version = LEADING_RANGE.matcher(version(real)).replaceFirst("");
                if (isFromRegistry(version)) {
                    int at = alias ? field.value().start() + ALIAS.length() : field.start();
                    found.add(text.named(TYPE, name(real), version, at).asDirect(true).asDev(section.startsWith("dev")));
                }
            }
        }
        return found;
    }

    /** {@code package-lock.json} and {@code npm-shrinkwrap.json} of any version. */
    static List<NamedPackage> packageLock(ManifestText text) {
        PositionedJson root = PositionedJson.parse(text.text());
        List<NamedPackage> found = new ArrayList<>();
        if (root.fields().containsKey("packages")) {
            installed(text, root.path("packages"), found);
        } else {
            nested(text, root.path("dependencies"), found);
        }
        return found;
    }

    /** Since version 2 each folder below {@code node_modules} is an entry; other folders are the projects themselves. */
    private static void installed(ManifestText text, PositionedJson folders, List<NamedPackage> found) {
        Set<String> wanted = new HashSet<>();
        for (Field folder : folders.entries()) {
            if (!folder.name().contains(FOLDER)) {
                SECTIONS.forEach(section -> wanted.addAll(folder.value().path(section).fields().keySet()));
            }
        }
        for (Field folder : folders.entries()) {
            int name = folder.name().lastIndexOf(FOLDER);
            if (name < 0 || folder.value().path("link").text().equals("true")) {
                continue;
            }
            String called = folder.name().substring(name + FOLDER.length());
            PositionedJson real = folder.value().path("name");
            String version = folder.value().path("version").text();
            found.add((real.text().isEmpty() ? text.named(TYPE, called, version, folder.start() + name + FOLDER.length())
                    : text.named(TYPE, real.text(), version, real.start()))
                    .asDirect(wanted.contains(called)).asDev(folder.value().path("dev").text().equals("true")));
        }
    }

    private static void nested(ManifestText text, PositionedJson dependencies, List<NamedPackage> found) {
        for (Field field : dependencies.entries()) {
            String version = field.value().path("version").text();
            if (isFromRegistry(version)) {
                found.add(text.named(TYPE, field.name(), version, field.start())
                        .asDev(field.value().path("dev").text().equals("true")));
            }
            nested(text, field.value().path("dependencies"), found);
        }
    }

    /** {@code bun.lock}. */
    static List<NamedPackage> bunLock(ManifestText text) {
        PositionedJson root = PositionedJson.parse(text.text());
        Set<String> wanted = new HashSet<>();
        for (Field project : root.path("workspaces").entries()) {
            SECTIONS.forEach(section -> wanted.addAll(project.value().path(section).fields().keySet()));
        }
        List<NamedPackage> found = new ArrayList<>();
        for (Field entry : root.path("packages").entries()) {
            PositionedJson resolved = entry.value().items().isEmpty() ? entry.value() : entry.value().items().get(0);
            String version = version(resolved.text());
            if (isFromRegistry(version)) {
                found.add(text.named(TYPE, name(resolved.text()), version, resolved.start())
                        .asDirect(wanted.contains(entry.name())));
            }
        }
        return found;
    }

    /** The name in {@code name@version}. */
    static String name(String resolved) {
        int at = resolved.indexOf('@', 1);
        return at < 0 ? resolved : resolved.substring(0, at);
    }

    static String version(String resolved) {
        int at = resolved.indexOf('@', 1);
        return at < 0 ? "" : resolved.substring(at + 1);
    }

    /** Whether it is a version, and not a path, an address or another project of the same repository. */
    static boolean isFromRegistry(String version) {
        return version.indexOf(':') < 0 && version.indexOf('/') < 0;
    }
}
