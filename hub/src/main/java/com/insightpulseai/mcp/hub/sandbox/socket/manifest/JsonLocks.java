package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.hub.sandbox.socket.manifest.PositionedJson.Field;

/** Lock files in JSON of ecosystems other than npm's. */
final class JsonLocks {

    private JsonLocks() {
    }

    /** {@code composer.lock}. */
    static List<NamedPackage> composer(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        PositionedJson root = PositionedJson.parse(text.text());
        for (String section : List.of("packages", "packages-dev")) {
            for (PositionedJson entry : root.path(section).items()) {
                PositionedJson name = entry.path("name");
                if (!name.text().isEmpty()) {
                    found.add(text.named("composer", name.text(), entry.path("version").text(), name.start())
                            .asDev(section.endsWith("dev")));
                }
            }
        }
        return found;
    }

    /** NuGet's {@code packages.lock.json}: the packages of each target framework. */
    static List<NamedPackage> nuget(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        for (Field framework : PositionedJson.parse(text.text()).path("dependencies").entries()) {
            for (Field entry : framework.value().entries()) {
                String version = entry.value().path("resolved").text();
                if (!version.isEmpty()) {
                    found.add(text.named("nuget", entry.name(), version, entry.start())
                            .asDirect(entry.value().path("type").text().equals("Direct")));
                }
            }
        }
        return found;
    }

    /** {@code Pipfile.lock}. */
    static List<NamedPackage> pipfile(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        PositionedJson root = PositionedJson.parse(text.text());
        for (String section : List.of("default", "develop")) {
            for (Field entry : root.path(section).entries()) {
                String version = entry.value().path("version").text();
                if (version.startsWith("==")) {
                    found.add(text.named("pypi", entry.name(), version.substring(2), entry.start())
                            .asDev(section.equals("develop")));
                }
            }
        }
        return found;
    }
}
