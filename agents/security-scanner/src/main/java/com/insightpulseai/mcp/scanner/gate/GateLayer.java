package com.insightpulseai.mcp.scanner.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings from one source: options, variables or the file. What is absent is left to the next source.
 *
 * @param severity least severity that counts
 * @param failOn property that decides
 * @param unknownSeverity judgement of an unknown severity
 * @param strict whether a file that was not scanned leaves no verdict
 * @param exclude patterns of files to leave out, in the syntax of {@code .gitignore}
 */
public record GateLayer(Optional<SeverityThreshold> severity, Optional<FailOn> failOn,
        Optional<UnknownSeverity> unknownSeverity,
        Optional<Boolean> strict, List<String> exclude) {

    /** Has no setting. */
    public static final GateLayer EMPTY = new GateLayer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            List.of());

    public GateLayer {
        exclude = List.copyOf(exclude);
    }

    /** Returns this layer above another one: its settings win, patterns of both exclude. */
    public GateLayer over(GateLayer lower) {
        return new GateLayer(severity.or(lower::severity), failOn.or(lower::failOn), unknownSeverity.or(lower::unknownSeverity),
                strict.or(lower::strict),
                Stream.concat(exclude.stream(), lower.exclude.stream()).distinct().toList());
    }
}
