package com.insightpulseai.mcp.generator.pom;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** The lists of tools in {@code pom.xml} files, each between two comments. */
public final class ToolModules implements Part {

    private static final String BEGIN = "    <!-- Tools, written by ./generate -->\n";
    private static final String END = "    <!-- End of the tools -->\n";

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        List<String> modules = catalogue.tools().stream().map(Tool::module).sorted().toList();
        return Stream.concat(Stream.of(with("functions/pom.xml", modules, ToolModules::module, checkout)),
                Stream.of("hub/pom.xml", "generator/pom.xml", "tests/tools/pom.xml")
                        .map(path -> with(path, modules, ToolModules::dependency, checkout)))
                .toList();
    }

    private static GeneratedFile with(String path, List<String> modules, UnaryOperator<String> element, Checkout checkout) {
        String pom = checkout.require(path);
        int begin = pom.indexOf(BEGIN);
        int end = pom.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new Mistakes(
                    path + ": the lines '" + BEGIN.strip() + "' and '" + END.strip() + "' have to be around its tools");
        }
        return new GeneratedFile(path, pom.substring(0, begin + BEGIN.length())
                + modules.stream().map(element).collect(Collectors.joining()) + pom.substring(end));
    }

    private static String module(String name) {
        return "    <module>" + name + "</module>\n";
    }

    private static String dependency(String name) {
        return """
                    <dependency>
                      <groupId>com.insightpulseai.mcp</groupId>
                      <artifactId>%s</artifactId>
                      <version>${project.version}</version>
                    </dependency>
                """.formatted(name);
    }
}
