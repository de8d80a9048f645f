package com.insightpulseai.mcp.scanner.gate;

import java.util.Optional;

/** A file of settings or of allowed findings that cannot be used. */
public final class GateFileException extends GateConfigurationException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    GateFileException(String file, int line, String problem, Optional<String> suggestion) {
        super(file + ":" + line, problem, suggestion);
        this.file = file;
        this.line = line;
    }

    /** Returns the name of the file, as it was asked for. */
    public String file() {
        return file;
    }

    /** Returns the line, from 1. */
    public int line() {
        return line;
    }
}
