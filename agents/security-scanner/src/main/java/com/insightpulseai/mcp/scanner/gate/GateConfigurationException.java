package com.insightpulseai.mcp.scanner.gate;

import java.util.Optional;

/** Settings that cannot be used. Programs end with the exit code of wrong use, before anything is scanned. */
public abstract sealed class GateConfigurationException extends RuntimeException
        permits GateFileException, GateVariableException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String suggestion;

    GateConfigurationException(String where, String problem, Optional<String> suggestion) {
        super(where + ": " + problem + suggestion.map(text -> "; " + text).orElse(""));
        this.problem = problem;
        this.suggestion = suggestion.orElse("");
    }

    /** Returns the reason, in one line without control characters. */
    public String problem() {
        return problem;
    }

    /** Returns a way to correct it. */
    public Optional<String> suggestion() {
        return Optional.of(suggestion).filter(text -> !text.isEmpty());
    }
}
