package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.problem.Problem;
import com.insightpulseai.mcp.sdk.problem.ProblemException;
import com.insightpulseai.mcp.sdk.problem.TransportException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ProgramTest {

    private final RecordedStreams streams = new RecordedStreams();

    /** A command that ends as a test wants. */
    @Command(name = "work", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class)
    static final class Work implements Callable<Integer> {

        private final Callable<Integer> end;

        @Option(names = "--verbose")
        private boolean verbose;

        Work(Callable<Integer> end) {
            this.end = end;
        }

        @Override
        public Integer call() throws Exception {
            return end.call();
        }
    }

    /** A program with a command. */
    @Command(name = "agents", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class)
    static final class Agents {
    }

    private static CommandLine agents(Callable<Integer> end) {
        return new CommandLine(new Agents()).addSubcommand(new Work(end)).addSubcommand(new CompletionCommand());
    }

    private int run(Callable<Integer> end, String... args) {
        return new Program(agents(end), streams.streams()).run(args);
    }

    private static Callable<Integer> failing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    private static ProblemException problem(String code, int status) {
        return ProblemException.of(new Problem(code, status, "For a reason.", Optional.empty(), Optional.empty(), List.of(),
                OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void endsWithTheCodeOfTheCommand() {
        assertThat(run(() -> ExitCode.OK, "work")).isZero();
        assertThat(run(() -> ExitCode.ATTENTION, "work")).isEqualTo(1);
        assertThat(streams.err()).isEmpty();
    }

    @Test
    void suggestsTheOptionAndTheCommandThatWereMeant() {
        assertThat(run(() -> 0, "work", "--verbos")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run(() -> 0, "completio")).isEqualTo(ExitCode.WRONG_USE);

        assertThat(streams.err()).contains("Unknown option: '--verbos'\n").contains("Did you mean: --verbose or ")
                .contains("Usage: agents work").contains("Did you mean: completion?")
                .contains("Try 'agents work --help' for more.\n");
    }

    @Test
    void namesTheCommandsWhereNoneWasGiven() {
        assertThat(run(() -> 0)).isEqualTo(ExitCode.WRONG_USE);

        assertThat(streams.err()).contains("Missing required subcommand").contains("Commands: work, completion");
    }

    @Test
    void tellsAFailureInOneLine() {
        assertThat(run(failing(problem("invalid_input", 400)), "work")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run(failing(new CompletionException(problem("circuit_open", 503))), "work")).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run(failing(new TransportException("No response.", false, null)), "work")).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run(failing(new CommandFailure(ExitCode.NOTHING, "There is none.")), "work")).isEqualTo(ExitCode.NOTHING);

        assertThat(streams.err()).isEqualTo("invalid_input (400): For a reason.\ncircuit_open (503): For a reason.\n"
                + "No response.\nThere is none.\n");
    }

    @Test
    void saysWhatToDoAboutARefusedToken() {
        assertThat(run(failing(problem("unauthenticated", 401)), "work")).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run(failing(problem("forbidden", 403)), "work")).isEqualTo(ExitCode.UNKNOWN);

        assertThat(streams.err()).contains("get a new one").contains("ask an administrator for another role");
    }

    @Test
    void neverTakesADefectForFindings() {
        assertThat(run(failing(new IllegalStateException("a defect")), "work")).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run(failing(new StackOverflowError()), "work")).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run(failing(new OutOfMemoryError()), "work")).isEqualTo(ExitCode.UNKNOWN);

        assertThat(streams.err()).contains("This should not have happened: java.lang.IllegalStateException: a defect")
                .contains("and --verbose").doesNotContain("at com.insightpulseai");
    }

    @Test
    void showsTheStackTraceOfADefectWhenVerbose() {
        assertThat(run(failing(new IllegalStateException("a defect")), "work", "--verbose")).isEqualTo(ExitCode.UNKNOWN);

        assertThat(streams.err()).contains("at com.insightpulseai.mcp.cli.ProgramTest");
    }

    @Test
    void endsQuietlyWhenTheReaderHasEnded() {
        assertThat(runWithOutput("Broken pipe", "--help")).isEqualTo(ExitCode.CLOSED_PIPE);

        assertThat(streams.err()).isEmpty();
    }

    @Test
    void namesAFullDiskOnce() {
        assertThat(runWithOutput("No space left on device", "--help")).isEqualTo(ExitCode.UNKNOWN);

        assertThat(streams.err()).isEqualTo("The standard output cannot be written: No space left on device.\n");
    }

    private int runWithOutput(String failure, String... args) {
        StringWriter err = new StringWriter();
        OutputStream out = new BufferedOutputStream(new StandardOutput(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(failure);
            }
        }));
        int exitCode = new Program(agents(() -> 0),
                new StandardStreams(out, new PrintWriter(err), streams.streams().terminal())).run(args);
        streams.streams().err().print(err);
        return exitCode;
    }

    @Test
    void printsNameAndVersion() {
        assertThat(run(() -> 0, "work", "--version")).isZero();

        assertThat(streams.out()).startsWith("agents ").hasLineCount(1);
    }

    @Test
    void printsACompletionScriptOfTheWholeProgram() throws Exception {
        assertThat(run(() -> 0, "completion")).isZero();

        assertThat(streams.out()).contains("_complete_agents").contains("--verbose");
        Process bash = new ProcessBuilder("bash", "-n").start();
        try (OutputStream in = bash.getOutputStream()) {
            in.write(streams.out().getBytes());
        }
        assertThat(bash.waitFor()).isZero();
    }
}
