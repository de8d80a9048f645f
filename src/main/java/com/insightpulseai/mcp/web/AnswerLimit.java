package com.insightpulseai.mcp.web;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;

import com.insightpulseai.mcp.tool.AnswerBound;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

/** Reads how large an answer the caller takes: {@code Answer-Limit}, bytes of JSON. */
public final class AnswerLimit {

    public static final String HEADER = "Answer-Limit";

    /** Below this a tool's first item would often not fit. */
    public static final int LEAST = 4_096;

    private static final Pattern BYTES = Pattern.compile("\\d{4,6}");

    private AnswerLimit() {
    }

    /** @throws ProblemException {@code invalid_input} where the value is no number of bytes within the bounds */
    static int in(ContainerRequestContext request) {
        String value = request.getHeaderString(HEADER);
        if (value == null) {
            return AnswerBound.LARGEST;
        }
        int bytes = BYTES.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (bytes < LEAST || bytes > AnswerBound.LARGEST) {
            throw ProblemException.invalidInput("Answer-Limit takes a number of bytes.", List.of(new Violation(HEADER,
                    "must be a whole number from " + LEAST + " to " + AnswerBound.LARGEST)));
        }
        return bytes;
    }
}
