package com.insightpulseai.mcp.generator.pom;

import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/** The lists of providers in {@code pom.xml} files: their modules, who checks all of them, and the stubs of all of them. */
public final class ProviderModules implements Part {

    private static final PomList PROVIDERS = new PomList("Providers");

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        List<String> names = catalogue.providers().stream().map(Provider::name).sorted().toList();
        List<String> modules = names.stream().flatMap(name -> Stream.of(name, name + "/stub")).map(PomList::module).toList();
        List<String> clients = names.stream().map(name -> PomList.dependency("provider-" + name)).toList();
        List<String> stubs = names.stream().map(name -> PomList.dependency("provider-" + name + "-stub")).toList();
        return List.of(PROVIDERS.with("providers/pom.xml", modules, checkout),
                PROVIDERS.with("providers/stubs/pom.xml", stubs, checkout),
                PROVIDERS.with("tests/providers/pom.xml", clients, checkout),
                PROVIDERS.with("functions/health/pom.xml", clients, checkout),
                PROVIDERS.with("functions/health-monitor/pom.xml", clients, checkout));
    }
}
