package com.insightpulseai.mcp.generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** What the configuration and the modules have to agree about. */
public final class Crosscheck {

    /** Functions that are no provider's tools. */
    private static final Set<String> SYSTEM_FUNCTIONS = Set.of("health", "health-monitor", "ops", "mcp");

    private Crosscheck() {
    }

    /** A line for each thing that they do not agree about: where, what, and what to do. */
    public static List<String> mistakes(Catalogue catalogue, Checkout checkout) {
        List<String> mistakes = new ArrayList<>();
        Set<String> modules = new HashSet<>(checkout.functionModules());
        Set<String> wanted = new HashSet<>(SYSTEM_FUNCTIONS);
        for (Tool tool : catalogue.tools()) {
            String path = "provider-config.yaml: providers." + tool.id().provider() + ".tools[" + tool.position() + "]";
            if (!wanted.add(tool.module())) {
                mistakes.add(
                        path + ".name: '" + tool.id().tool() + "' has the module of another tool, functions/" + tool.module()
                                + "; rename it");
            }
            if (!modules.contains(tool.module())) {
                mistakes.add(path + ".name: '" + tool.id().tool() + "' has no module functions/" + tool.module()
                        + "; write it, begin with ./generate new-tool " + tool.id().provider() + " " + tool.id().tool()
                        + ", or remove the entry");
            }
            Duration longest = FunctionTime.LONGEST.minus(FunctionTime.MARGIN);
            if (tool.policy().timeout().compareTo(longest) > 0) {
                mistakes.add(path + ".timeout_ms: " + tool.policy().timeout().toMillis() + " leaves a function, which runs for "
                        + FunctionTime.LONGEST.toSeconds() + " s at most, no time to record the call; use at most "
                        + longest.toMillis());
            }
        }
        modules.stream().filter(module -> !wanted.contains(module)).sorted()
                .forEach(
                        module -> mistakes.add("functions/" + module + ": no tool of provider-config.yaml is called like this; "
                                + "add it there, or delete the module"));
        return mistakes;
    }
}
