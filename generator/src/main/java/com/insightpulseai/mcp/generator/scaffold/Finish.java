package com.insightpulseai.mcp.generator.scaffold;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

import com.insightpulseai.mcp.generator.Mistakes;

import picocli.CommandLine.Option;

/** Ends a command that scaffolds: shows what is planned, writes it, and generates what follows from it. */
final class Finish {

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help message and exit.")
    private boolean help;

    @Option(names = "--dry-run", description = "Write nothing, and list what would be written.")
    private boolean dryRun;

    /**
     * @param modules the folders that have something new
     * @param next what to do then
     */
    void with(Plan plan, List<String> modules, String next, PrintWriter out) {
        plan.check();
        plan.summary().forEach(out::println);
        out.println((dryRun ? "Would write " : "Writing ") + plan.lines() + " lines; + is new, ~ is changed.");
        out.flush();
        if (!dryRun) {
            plan.write();
            if (plan.hasLongLines()) {
                run("./mvnw", "-q", "-Pformat", "process-sources", "-pl", String.join(",", modules));
            }
            run("./generate");
            out.println();
            out.print(next);
            out.flush();
        }
    }

    private static void run(String... command) {
        try {
            // From the beginning, for what is generated follows from code that is not compiled yet.
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new Mistakes(
                        "The files are written, but " + String.join(" ", command) + " failed; the messages are above");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mistakes("The files are written; run ./generate");
        }
    }
}
