package com.insightpulseai.mcp.tool;

/** How large the answer of the present call may be. */
public interface AnswerBound {

    /** What an answer may have where its caller sets no bound: bytes of JSON. */
    int LARGEST = 256 << 10;

    /** Bytes of JSON, at most {@link #LARGEST}. */
    int maxAnswerBytes();
}
