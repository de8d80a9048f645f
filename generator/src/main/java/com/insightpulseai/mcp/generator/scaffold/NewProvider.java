package com.insightpulseai.mcp.generator.scaffold;

import java.nio.file.Path;
import java.util.List;

import com.insightpulseai.mcp.generator.Checkout;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./generate new-provider}. */
@Command(name = "new-provider", sortOptions = false, description = "Makes a provider: configuration, REST client, "
        + "login, stub for tests, simulation for the sandbox, and the tool health, which all work at once.")
public final class NewProvider implements Runnable {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "NAME", description = "Lower-case letters and digits, such as acme.")
    private String name;

    @Option(names = "--title", paramLabel = "TEXT", description = "The name that people know it by; NAME with a "
            + "capital letter unless given.")
    private String title;

    @Option(names = "--purpose", paramLabel = "TEXT", description = "What it is good for, in one sentence without a "
            + "full stop.")
    private String purpose;

    @Option(names = "--base-url", paramLabel = "URL", description = "Origin and path prefix of its API, such as "
            + "https://api.acme.com/v1; "
            + "https://api.NAME.example/v1, which leads nowhere, unless given.")
    private String baseUrl;

    @Option(names = "--auth", paramLabel = "HOW", defaultValue = "bearer", description = "How it wants its key: "
            + "bearer, header:X-Api-Key "
            + "with the header's name, or none; bearer unless given.")
    private String auth;

    @Mixin
    private Finish finish;

    @Override
    public void run() {
        Checkout checkout = Checkout.at(Path.of(""));
        NewProviderPlan plan = planned(checkout);
        finish.with(plan.plan(),
                List.of("providers/" + name, "providers/" + name + "/stub", "hub", "functions/" + name + "-health"),
                plan.next(),
                command.commandLine().getOut());
    }

    private NewProviderPlan planned(Checkout checkout) {
        FreeName.ofProvider(name, Scaffold.catalogue(checkout));
        String called = Words.title(title == null ? Words.capitalized(name) : title);
        return new NewProviderPlan(checkout, name, called,
                Words.sentence("--purpose", purpose == null ? "Operations of " + called : purpose),
                BaseUrl.parse(baseUrl == null ? "https://api." + name + ".example/v1" : baseUrl), Credential.parse(auth));
    }
}
