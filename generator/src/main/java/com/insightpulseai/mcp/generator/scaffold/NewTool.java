package com.insightpulseai.mcp.generator.scaffold;

import java.nio.file.Path;
import java.util.List;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./generate new-tool}. */
@Command(name = "new-tool", sortOptions = false, description = "Makes a tool of a provider: configuration, "
        + "module, REST client, tests, an answer of the sandbox and a page of documentation, which all work at once.")
public final class NewTool implements Runnable {

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "PROVIDER", description = "Such as socket.")
    private String provider;

    @Parameters(index = "1", paramLabel = "TOOL", description = "Lower-case words joined by dots, such as sample.list.")
    private String tool;

    @Option(names = "--quota", paramLabel = "CLASS", defaultValue = NewToolPlan.READS, description = "The quota class "
            + "of its calls; reads unless "
            + "given. A tool of reads asks for a list, one of any other class sends something to be done, and is "
            + "never repeated.")
    private String quota;

    @Option(names = "--role", paramLabel = "ROLE", description = "The least role: ops_viewer, ops_operator or "
            + "ops_admin; ops_viewer for reads, "
            + "else ops_operator, unless given.")
    private String role;

    @Option(names = "--path", paramLabel = "PATH", description = "Of the operation, below the provider's base URL; "
            + "/sample/list for sample.list "
            + "unless given.")
    private String path;

    @Option(names = "--summary", paramLabel = "TEXT", description = "What it does, in one sentence without a full stop.")
    private String summary;

    @Mixin
    private Finish finish;

    @Override
    public void run() {
        Checkout checkout = Checkout.at(Path.of(""));
        Provider existing = FreeName.provider(provider, Scaffold.catalogue(checkout));
        ToolId id = FreeName.ofTool(existing, tool);
        NewToolPlan plan = new NewToolPlan(checkout,
                ExistingProvider.of(existing, checkout.require(Checkout.PROVIDER_CONFIG)), id,
                role == null ? defaultRole() : role, quota, Words.path(path == null ? "/" + tool.replace('.', '/') : path),
                Words.sentence("--summary", summary == null ? defaultSummary() : summary));
        finish.with(plan.plan(), List.of("functions/" + Tool.module(id)), plan.next(), command.commandLine().getOut());
    }

    private String defaultRole() {
        return quota.equals(NewToolPlan.READS) ? "ops_viewer" : "ops_operator";
    }

    private String defaultSummary() {
        String subject = Words.subject(tool);
        return quota.equals(NewToolPlan.READS) ? "Lists " + Words.plural(subject) : "Adds one " + subject;
    }
}
