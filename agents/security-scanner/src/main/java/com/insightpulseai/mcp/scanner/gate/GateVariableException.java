package com.insightpulseai.mcp.scanner.gate;

import java.util.Optional;

/** A variable of the environment that cannot be used. */
public final class GateVariableException extends GateConfigurationException {

    private static final long serialVersionUID = 1L;

    private final String variable;

    GateVariableException(String variable, String problem, Optional<String> suggestion) {
        super(variable, problem, suggestion);
        this.variable = variable;
    }

    /** Returns the name of the variable. */
    public String variable() {
        return variable;
    }
}
