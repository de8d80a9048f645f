package com.insightpulseai.mcp.cli;

import java.io.PrintWriter;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes the program's commands and options. */
@Command(name = "completion", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = "Prints a script that completes commands and options in Bash and Zsh.", footer = {
        "", "Examples:", "  source <(${ROOT-COMMAND-NAME} completion)",
        "  ${ROOT-COMMAND-NAME} completion > ~/.local/share/bash-completion/completions/${ROOT-COMMAND-NAME}" })
public final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        CommandSpec root = command.root();
        PrintWriter out = command.commandLine().getOut();
        out.print(AutoComplete.bash(root.name(), root.commandLine()));
        out.print('\n');
        out.flush();
    }
}
