package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.TimeSpan;
import com.insightpulseai.mcp.scanner.gate.GateVariables;
import com.insightpulseai.mcp.scanner.gate.VariableReader;
import com.insightpulseai.mcp.scanner.github.ForkMode;
import com.insightpulseai.mcp.scanner.github.publish.CommentMode;
import com.insightpulseai.mcp.scanner.scan.BaselineChoice;

/**
 * Inputs of a workflow, which reach the program as variables. Options count over them.
 *
 * @param paths parts of the repository
 * @param baseline of an event that is of no change
 * @param commentKey tells apart the comments of several gates
 * @param folder for the report files
 */
record GateInputs(Optional<String> scanName, List<String> paths, Optional<BaselineChoice> baseline,
        Optional<Boolean> alwaysScan, Optional<CommentMode> comment, Optional<String> commentKey, Optional<ForkMode> forks,
        Optional<Boolean> warnOnly, Optional<ExitOptions.OnError> onError, Optional<Boolean> allowEmpty,
        Optional<TimeSpan> timeout, Optional<Path> folder) {

    private static final String SCAN_NAME = GateVariables.PREFIX + "SCAN_NAME";
    private static final String PATH = GateVariables.PREFIX + "PATH";
    private static final String BASELINE = GateVariables.PREFIX + "BASELINE";
    private static final String ALWAYS_SCAN = GateVariables.PREFIX + "ALWAYS_SCAN";
    private static final String COMMENT = GateVariables.PREFIX + "COMMENT";
    private static final String COMMENT_KEY = GateVariables.PREFIX + "COMMENT_KEY";
    private static final String FORKS = GateVariables.PREFIX + "FORKS";
    private static final String WARN_ONLY = GateVariables.PREFIX + "WARN_ONLY";
    private static final String ON_ERROR = GateVariables.PREFIX + "ON_ERROR";
    private static final String ALLOW_EMPTY = GateVariables.PREFIX + "ALLOW_EMPTY";
    private static final String TIMEOUT = GateVariables.PREFIX + "TIMEOUT";
    private static final String FOLDER = GateVariables.PREFIX + "FOLDER";

    /** The names of all of them. */
    static final List<String> NAMES = List.of(SCAN_NAME, PATH, BASELINE, ALWAYS_SCAN, COMMENT, COMMENT_KEY, FORKS, WARN_ONLY,
            ON_ERROR, ALLOW_EMPTY, TIMEOUT, FOLDER);

    GateInputs {
        paths = List.copyOf(paths);
    }

    /** @throws com.insightpulseai.mcp.scanner.gate.GateVariableException for a value that cannot be used */
    static GateInputs read(Map<String, String> environment) {
        VariableReader variables = new VariableReader(environment);
        return new GateInputs(variables.value(SCAN_NAME, PartName::parse), variables.lines(PATH),
                variables.value(BASELINE, BaselineChoice::parse), variables.truth(ALWAYS_SCAN),
                variables.word(COMMENT, CommentMode.class), variables.value(COMMENT_KEY, PartName::parse),
                variables.word(FORKS, ForkMode.class), variables.truth(WARN_ONLY),
                variables.word(ON_ERROR, ExitOptions.OnError.class), variables.truth(ALLOW_EMPTY),
                variables.value(TIMEOUT, TimeSpan::parse), variables.value(FOLDER, Path::of));
    }

    /** Reads only those that say which comment and which report files are this gate's. */
    static GateInputs ofPublication(Map<String, String> environment) {
        Map<String, String> known = new HashMap<>(environment);
        known.keySet().retainAll(List.of(SCAN_NAME, COMMENT, COMMENT_KEY, FOLDER));
        return read(known);
    }
}
