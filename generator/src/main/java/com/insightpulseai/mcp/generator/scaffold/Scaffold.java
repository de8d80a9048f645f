package com.insightpulseai.mcp.generator.scaffold;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Crosscheck;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.TextTemplate;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.pom.ProviderModules;
import com.insightpulseai.mcp.generator.pom.ToolModules;

/** What scaffolding a tool and a provider have in common. */
final class Scaffold {

    private static final String FUNCTIONS = "functions/pom.xml";
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private Scaffold() {
    }

    /** @throws Mistakes unless configuration and modules agree, for else it could not be told who made a mistake */
    static Catalogue catalogue(Checkout checkout) {
        Catalogue catalogue = ConfigFile.read(checkout);
        List<String> mistakes = Crosscheck.mistakes(catalogue, checkout);
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return catalogue;
    }

    /** The version of all modules. */
    static String version(Checkout checkout) {
        Matcher version = VERSION.matcher(checkout.require(FUNCTIONS));
        if (!version.find()) {
            throw new Mistakes(FUNCTIONS + ": has no <version>; name that of its parent");
        }
        return version.group(1);
    }

    /** Brings the lists of modules up to date with the planned configuration, which Maven needs before anything is compiled. */
    static void updateModules(Plan plan, Checkout checkout) {
        for (Part lists : List.of(new ProviderModules(), new ToolModules())) {
            plan.include(() -> lists.files(ConfigFile.read(checkout, plan.content(Checkout.PROVIDER_CONFIG)), checkout)
                    .forEach(file -> plan.change(file.path(), before -> file.content())));
        }
    }

    /** A text of what is scaffolded, made of its template. */
    static String text(String name, Map<String, Object> values) {
        return TextTemplate.of("scaffold/" + name).filled(values);
    }
}
