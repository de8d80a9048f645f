package com.insightpulseai.mcp.generator.scaffold;

import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** Whether something new can be called like this: in URLs, as a module, as a package of Java. */
final class FreeName {

    /** The sandbox's receiver of messages, whose faults are set by its name as those of providers; a folder beside theirs. */
    private static final Set<String> ALSO_RESERVED = Set.of("webhooks", "stubs");

    private FreeName() {
    }

    /** @throws Mistakes if no new provider can have the name */
    static void ofProvider(String name, Catalogue catalogue) {
        try {
            new ToolId(name, "health");
        } catch (IllegalArgumentException e) {
            throw new Mistakes("'" + name + "' is not a provider name; use lower-case letters and digits, first a letter, "
                    + "at most 32");
        }
        if (ToolCatalogue.isReserved(name) || ALSO_RESERVED.contains(name)) {
            throw new Mistakes("'" + name + "' is a name of this system's own; choose another");
        }
        Words.requirePackageName(name, name);
        if (catalogue.providers().stream().anyMatch(provider -> provider.name().equals(name))) {
            throw new Mistakes("the provider " + name + " exists already; add tools to it with ./generate new-tool " + name
                    + " TOOL");
        }
    }

    /** @throws Mistakes if no new tool of the provider can have the name */
    static ToolId ofTool(Provider provider, String name) {
        ToolId id;
        try {
            id = new ToolId(provider.name(), name);
        } catch (IllegalArgumentException e) {
            throw new Mistakes("'" + name + "' is not a tool name; use lower-case words joined by dots, "
                    + "such as sample.list");
        }
        for (Tool other : provider.tools()) {
            if (other.id().equals(id)) {
                throw new Mistakes("the tool " + id + " exists already; choose another name");
            }
            if (javaPackage(other.id()).equals(javaPackage(id))) {
                throw new Mistakes("'" + name + "' differs only in its dots from " + other.id() + ", whose Java package it "
                        + "would share; choose another name");
            }
        }
        Words.requirePackageName(javaPackage(id), name);
        return id;
    }

    /** @throws Mistakes if there is no such provider */
    static Provider provider(String name, Catalogue catalogue) {
        List<String> names = catalogue.providers().stream().map(Provider::name).toList();
        return catalogue.providers().stream().filter(provider -> provider.name().equals(name)).findFirst()
                .orElseThrow(() -> new Mistakes("there is no provider '" + name + "'; use one of " + String.join(", ", names)
                        + ", or make it with ./generate new-provider " + name));
    }

    /** The last part of the name of a tool's package. */
    static String javaPackage(ToolId id) {
        return id.tool().replace(".", "");
    }
}
