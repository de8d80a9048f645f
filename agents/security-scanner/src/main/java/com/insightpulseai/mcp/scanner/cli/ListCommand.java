package com.insightpulseai.mcp.scanner.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.ManifestPatterns;
import com.insightpulseai.mcp.scanner.git.GitException;
import com.insightpulseai.mcp.scanner.scan.LocalRepository;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.scanner.scan.RepositoryState;
import com.insightpulseai.mcp.scanner.scan.ScanSubject;
import com.insightpulseai.mcp.scanner.scan.SupportedPatterns;
import com.insightpulseai.mcp.sdk.client.McpClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a scan would send, and why not the rest. Nothing is sent. */
@Command(name = "list", description = { "Lists the files that a scan would send, and why it would not send the rest.",
        "Nothing is sent. Without an address or a token it uses the packaged list of names."
}, mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, exitCodeList = { "0:there are files to send",
        "2:wrong use", "3:nothing to scan", "4:the files cannot be read"
}, sortOptions = false, optionListHeading = "%nOptions:%n", exitCodeListHeading = "%nExit codes:%n", footer = { "",
        "Examples:", "  security-scanner list", "  security-scanner list --exclude 'examples/' --format json" })
final class ListCommand implements Callable<Integer> {

    private static final String ABOUT_FOLDER = "Root of the repository, or a folder without git; else the repository that the "
            + "current folder is in.";

    private final StandardStreams streams;
    private final Map<String, String> environment;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = ABOUT_FOLDER)
    private Path folder;

    @Option(names = "--commit", paramLabel = "COMMIT", description = "Lists this commit in place of the work tree.")
    private String commit;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Format: ${COMPLETION-CANDIDATES} (default: text).")
    private FileList.Format format = FileList.Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "File of the list; the standard output unless given.")
    private String output = "-";

    @Mixin
    private FileOptions files = new FileOptions();

    @Mixin
    private ConnectionOptions connection = ConnectionOptions.withTimeout("1m");

    ListCommand(StandardStreams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        OutputFile file = OutputFile.of(output, streams);
        ReportDraft notes = new ReportDraft(new ScanSubject("", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty()));
        try {
            FileSelection found = state(notes).files();
            notes.warnings().forEach(warning -> streams.err().println("warning: " + SafeText.oneLine(warning)));
            file.write(out -> new FileList(found).write(format, out));
            return found.files().isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
        } catch (GitException failure) {
            throw new CommandFailure(ExitCode.UNKNOWN, failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            throw ScanFailure.wrongUse(failure);
        }
    }

    private RepositoryState state(ReportDraft notes) {
        LocalRepository repository = LocalRepository.open(Optional.ofNullable(folder));
        repository.note().ifPresent(notes::warn);
        Optional<String> id = Optional.ofNullable(commit).map(revision -> repository.commit(revision, "--commit"));
        GateSources gate = GateSources.read(repository, Optional.empty(), id, new DecisionOptions(), environment, notes,
                notes::warn);
        // A file with a merge conflict is listed with its line; the scan would refuse it.
        return repository.state(id, files.rules(patterns(notes), gate.settings().exclude()).skippingConflicts(true));
    }

    private ManifestPatterns patterns(ReportDraft notes) {
        if (!connection.isComplete()) {
            return ManifestPatterns.packaged();
        }
        SupportedPatterns patterns = new SupportedPatterns(URI.create(connection.url()), environment);
        try (McpClient client = connection.client("security-scanner")) {
            return patterns.patterns(client, connection.timeBudget(), notes);
        }
    }
}
