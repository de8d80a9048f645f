package com.insightpulseai.mcp.provider.netdata;

/**
 * The exact names that one tool lists and another takes: of nodes, contexts, dimensions and alerts. What Netdata takes for a
 * pattern, or for the end of a name, is none; Netdata knows no way to write it.
 */
public final class NetdataName {

    /** Any name that is no pattern. */
    public static final String FORM = "(?! )[^\\p{Cc}\\p{Cs}*,|!\\\\]{1,255}(?<! )";
    /** The same, where a path has it as a part. */
    public static final String FORM_IN_PATH = "(?!\\.+$)(?!.*/)" + FORM;
    /** For callers who sent something else. */
    public static final String MESSAGE = "must be an exact name: at most 255 characters, none of * , | ! \\\\, no blank at an end";

    /** For callers who sent something else in place of what is part of a path. */
    public static final String MESSAGE_IN_PATH = "must be an exact name: at most 255 characters, none of * , | ! / \\\\, no blank at "
            + "an end, and not dots alone";

    private NetdataName() {
    }
}
