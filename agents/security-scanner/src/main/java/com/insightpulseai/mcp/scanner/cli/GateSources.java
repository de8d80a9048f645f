package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.gate.AllowEntry;
import com.insightpulseai.mcp.scanner.gate.AllowList;
import com.insightpulseai.mcp.scanner.gate.GateFile;
import com.insightpulseai.mcp.scanner.gate.GateLayer;
import com.insightpulseai.mcp.scanner.gate.GateSettings;
import com.insightpulseai.mcp.scanner.gate.GateVariables;
import com.insightpulseai.mcp.scanner.scan.LocalRepository;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;

/**
 * The settings of a scan and its allow list: of options, variables and the repository's file.
 *
 * @param settings options over variables over the file
 * @param allowed of the option's file, else of the repository's
 */
record GateSources(GateSettings settings, AllowList allowed) {

    /**
     * Reads all sources.
     *
     * @param base commit of the baseline, whose file counts then: a change does not judge itself
     * @param head commit that is scanned; empty for the work tree
     * @param changed learns of a file that differs from the base's, for people
     * @throws com.insightpulseai.mcp.scanner.gate.GateConfigurationException for a mistake in one of them
     */
    static GateSources read(LocalRepository repository, Optional<String> base, Optional<String> head, DecisionOptions options,
            Map<String, String> environment, ReportDraft draft, Consumer<String> changed) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        GateVariables variables = GateVariables.read(environment, GateInputs.NAMES);
        variables.warnings().forEach(draft::warn);
        Optional<byte[]> content = content(repository, base.or(() -> head));
        if (base.isPresent() && !isSame(content, content(repository, head))) {
            changed.accept(GateFile.NAME + " differs from that of the baseline, and takes effect after the merge.");
        }
        Optional<GateFile> file = content.map(bytes -> GateFile.read(GateFile.NAME, bytes, today));
        List<AllowEntry> entries = options.allowList().map(path -> GateFile.readAllowList(path.toString(), bytes(path), today))
                .orElseGet(() -> file.map(GateFile::allowed).orElse(List.of()));
        return new GateSources(
                GateSettings.of(options.layer(), variables.layer(), file.map(GateFile::layer).orElse(GateLayer.EMPTY)),
                AllowList.of(entries, today));
    }

    private static Optional<byte[]> content(LocalRepository repository, Optional<String> commit) {
        return repository.file(commit, GateFile.NAME, GateFile.MOST_BYTES);
    }

    private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(GateFile.MOST_BYTES + 1);
            if (content.length > GateFile.MOST_BYTES) {
                throw CommandFailure.wrongUse("The allow list " + file + " is larger than " + GateFile.MOST_BYTES + " bytes.");
            }
            return content;
        } catch (IOException e) {
            throw CommandFailure.wrongUse("The allow list " + file + " cannot be read.");
        }
    }
}
