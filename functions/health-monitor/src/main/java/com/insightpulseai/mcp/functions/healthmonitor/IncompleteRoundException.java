package com.insightpulseai.mcp.functions.healthmonitor;

import java.util.List;

/** Something that a round has to do could not be done. The log says why, and the next round tries again. */
public class IncompleteRoundException extends RuntimeException {

    IncompleteRoundException(List<String> failures) {
        super("Not done: " + String.join(", ", failures));
    }
}
