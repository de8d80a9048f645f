package com.insightpulseai.mcp.generator.pom;

import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** The lists of tools in {@code pom.xml} files. */
public final class ToolModules implements Part {

    private static final PomList TOOLS = new PomList("Tools");

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        List<String> modules = catalogue.tools().stream().map(Tool::module).sorted().toList();
        List<String> dependencies = modules.stream().map(PomList::dependency).toList();
        return Stream.concat(
                Stream.of(TOOLS.with("functions/pom.xml", modules.stream().map(PomList::module).toList(), checkout)),
                Stream.of("hub/pom.xml", "generator/pom.xml", "tests/tools/pom.xml")
                        .map(path -> TOOLS.with(path, dependencies, checkout)))
                .toList();
    }
}
