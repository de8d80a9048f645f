package com.insightpulseai.mcp.generator.sdk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.lang.model.SourceVersion;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.TextTemplate;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;
import com.insightpulseai.mcp.generator.sdk.FacadeModel.ToolModel;
import com.insightpulseai.mcp.generator.sdk.ProviderTypes.Root;

/** All files of the SDK that follow from configuration and schemas; what they have in common is written by hand beside them. */
public final class SdkSources implements Part {

    /** Everything below is generated. */
    public static final String FOLDER = "agents/sdk/src/generated";

    private static final String PACKAGE = "com.insightpulseai.mcp.sdk";
    private static final String JAVA = FOLDER + "/java/" + PACKAGE.replace('.', '/') + "/";
    private static final String CLIENT = JAVA + "client/";
    private static final String METADATA = FOLDER + "/resources/META-INF/native-image/com.insightpulseai.mcp/mcp-sdk/"
            + "reflect-config.json";
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    /** Packages and methods that are written by hand. */
    private static final Set<String> TAKEN = Set.of("async", "builder", "client", "close", "net", "problem", "scan", "token");

    private final ToolSchemas schemas;

    public SdkSources(ToolSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        List<GeneratedFile> files = new ArrayList<>();
        List<FacadeModel> facades = new ArrayList<>();
        List<String> reflected = new ArrayList<>();
        for (Provider provider : catalogue.providers()) {
            refuseTakenName(provider.name());
            Collection<RecordModel> records = ProviderTypes.of(provider.tools().stream().flatMap(tool -> roots(tool).stream())
                    .toList());
            for (RecordModel one : records) {
                files.add(java(JAVA + provider.name() + "/" + one.name(), "sdk/Record.java",
                        Map.of("package", PACKAGE + "." + provider.name(), "record", one)));
                String name = PACKAGE + "." + provider.name() + "." + one.name();
                reflected.add(name);
                one.enums().forEach(word -> reflected.add(name + "$" + word.name()));
            }
            FacadeModel facade = facade(provider);
            facades.add(facade);
            files.add(java(CLIENT + facade.name() + "Tools", "sdk/Tools.java", facade));
            files.add(java(CLIENT + "Async" + facade.name() + "Tools", "sdk/AsyncTools.java", facade));
            files.add(java(JAVA + provider.name() + "/package-info", "sdk/package-info.java", facade));
        }
        Map<String, Object> all = Map.of("providers", facades, "version", version(checkout), "reflected", reflected);
        files.add(java(CLIENT + "McpClient", "sdk/McpClient.java", all));
        files.add(java(CLIENT + "AsyncMcpClient", "sdk/AsyncMcpClient.java", all));
        files.add(java(CLIENT + "SdkVersion", "sdk/SdkVersion.java", all));
        files.add(new GeneratedFile(METADATA, TextTemplate.of("sdk/reflect-config.json").filled(all)));
        return files;
    }

    private static void refuseTakenName(String provider) {
        if (TAKEN.contains(provider) || SourceVersion.isKeyword(provider)) {
            throw new Mistakes(
                    "provider-config.yaml: providers." + provider + ": is the name of a package or method of the SDK, or "
                            + "a keyword of Java; rename the provider");
        }
    }

    private static GeneratedFile java(String path, String template, Object context) {
        String source = TextTemplate.of(template).filled(context);
        // Of an optional part of a line its template leaves blanks.
        return new GeneratedFile(path + ".java", source.lines().map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private List<Root> roots(Tool tool) {
        JsonNode parts = schemas.present(tool).path("$defs");
        String name = "{@code " + tool.id() + "}";
        String type = PascalCase.of(tool.id().tool());
        List<Root> roots = new ArrayList<>();
        if (!parts.at("/input/properties").isEmpty()) {
            roots.add(new Root(type + "Request", parts.path("input"), true, "Input of " + name + ", which "
                    + JavaNames.decapitalized(JavadocText.escaped(tool.summary())) + ".", tool.id().toString()));
        }
        roots.add(new Root(type + "Result", parts.path("output"), false, "Result of " + name + ".", tool.id().toString()));
        return roots;
    }

    private FacadeModel facade(Provider provider) {
        return new FacadeModel(provider.name(), PascalCase.of(provider.name()), provider.title(), PACKAGE,
                provider.tools().stream().map(tool -> ToolModel.of(tool, schemas.present(tool).path("$defs"))).toList());
    }

    private static String version(Checkout checkout) {
        Matcher version = VERSION.matcher(checkout.require("pom.xml"));
        if (!version.find()) {
            throw new Mistakes("pom.xml: has no <version>, which the SDK names in User-Agent");
        }
        return version.group(1);
    }
}
