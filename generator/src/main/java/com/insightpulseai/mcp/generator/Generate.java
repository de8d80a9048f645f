package com.insightpulseai.mcp.generator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.insightpulseai.mcp.generator.scaffold.NewProvider;
import com.insightpulseai.mcp.generator.scaffold.NewTool;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code ./generate}. */
@Command(name = "generate", subcommands = { NewTool.class,
        NewProvider.class }, mixinStandardHelpOptions = true, versionProvider = Generate.class, sortOptions = false, description = "Writes what follows from provider-config.yaml and the code of the tools: template.yaml, the "
                + "documentation of providers, JSON Schemas, the OpenAPI description, and the lists of modules.", footer = { "",
                        "Exit codes: 0 done, 1 something is stale or wrong (each line says what), 2 wrong usage." })
public final class Generate implements Callable<Integer>, CommandLine.IVersionProvider {

    // Held, because a logger that nobody refers to forgets its level. It greets at every start.
    private static final Logger VALIDATOR = Logger.getLogger("org.hibernate.validator");

    @Spec
    private CommandSpec command;

    @Option(names = "--check", description = "Change nothing, and name every file that is stale.")
    private boolean check;

    public static void main(String... arguments) {
        VALIDATOR.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Generate()).setExecutionExceptionHandler((failure, line, result) -> {
            if (failure instanceof Mistakes mistakes) {
                mistakes.all().forEach(line.getErr()::println);
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }

    @Override
    public Integer call() {
        Checkout checkout = Checkout.at(Path.of(""));
        PrintWriter out = command.commandLine().getOut();
        Generation generation = Generation.of(checkout);
        if (check) {
            List<String> stale = generation.stale();
            stale.forEach(command.commandLine().getErr()::println);
            out.println(stale.isEmpty() ? "Everything is as it has to be." : "Run ./generate, and look at what it changes.");
            return stale.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
        List<String> changed = generation.write();
        changed.forEach(out::println);
        out.println(changed.isEmpty() ? "Everything was as it has to be." : "Files changed: " + changed.size() + ".");
        return CommandLine.ExitCode.OK;
    }

    @Override
    public String[] getVersion() {
        return new String[] { "generate " + Generate.class.getPackage().getImplementationVersion() };
    }
}
