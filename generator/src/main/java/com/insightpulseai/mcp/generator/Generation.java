package com.insightpulseai.mcp.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.insightpulseai.mcp.generator.aws.SamTemplate;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.docs.ProvidersPage;
import com.insightpulseai.mcp.generator.mcp.McpCatalogue;
import com.insightpulseai.mcp.generator.openapi.OpenApiDocument;
import com.insightpulseai.mcp.generator.pom.ProviderModules;
import com.insightpulseai.mcp.generator.pom.ToolModules;
import com.insightpulseai.mcp.generator.schema.Endpoints;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;
import com.insightpulseai.mcp.generator.sdk.SdkSources;

/** All that is generated, from one reading of the repository. */
public final class Generation {

    /** Folders in which everything is generated, so that a file that nothing asks for is stale. */
    private static final List<String> OWN_FOLDERS = List.of("src/main/resources/schemas", SdkSources.FOLDER);

    private final Checkout checkout;
    private final List<GeneratedFile> files;

    private Generation(Checkout checkout, List<GeneratedFile> files) {
        this.checkout = checkout;
        this.files = files;
    }

    /** @throws Mistakes when the repository's sources do not fit together */
    public static Generation of(Checkout checkout) {
        Catalogue catalogue = ConfigFile.read(checkout);
        List<String> mistakes = Crosscheck.mistakes(catalogue, checkout);
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new Generation(checkout, parts().stream().flatMap(part -> part.files(catalogue, checkout).stream()).toList());
    }

    private static List<Part> parts() {
        ToolSchemas schemas = new ToolSchemas(Endpoints.onClassPath());
        return List.of(new ProviderModules(), new ToolModules(), schemas, new OpenApiDocument(schemas),
                new McpCatalogue(schemas), new SdkSources(schemas), new ProvidersPage(schemas), new SamTemplate());
    }

    /** A line for each file that is not as it has to be. */
    List<String> stale() {
        List<String> stale = new ArrayList<>();
        for (GeneratedFile file : files) {
            checkout.read(file.path()).ifPresentOrElse(present -> firstDifference(file, present).ifPresent(stale::add),
                    () -> stale.add(file.path() + ": is missing"));
        }
        leftovers().forEach(path -> stale.add(path + ": nothing asks for it any more"));
        return stale;
    }

    /** Brings all files up to date, and names those that were not. */
    List<String> write() {
        List<String> changed = new ArrayList<>();
        for (GeneratedFile file : files) {
            if (checkout.read(file.path()).filter(file.content()::equals).isEmpty()) {
                checkout.write(file);
                changed.add(file.path());
            }
        }
        leftovers().forEach(path -> {
            checkout.delete(path);
            changed.add(path + " (deleted)");
        });
        return changed;
    }

    private List<String> leftovers() {
        Set<String> wanted = files.stream().map(GeneratedFile::path).collect(Collectors.toSet());
        return OWN_FOLDERS.stream().flatMap(folder -> checkout.below(folder).stream())
                .filter(path -> !wanted.contains(path)).toList();
    }

    private static Optional<String> firstDifference(GeneratedFile file, String present) {
        List<String> now = present.lines().toList();
        List<String> then = file.content().lines().toList();
        return IntStream.range(0, Math.max(now.size(), then.size())).boxed()
                .filter(i -> !line(now, i).equals(line(then, i))).findFirst()
                .map(i -> file.path() + ": is stale from line " + (i + 1) + " on: has '" + line(now, i).strip()
                        + "', has to have '" + line(then, i).strip() + "'")
                .or(() -> present.equals(file.content()) ? Optional.empty()
                        : Optional.of(file.path() + ": is stale in its line ends"));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
