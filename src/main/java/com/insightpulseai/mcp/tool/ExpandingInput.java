package com.insightpulseai.mcp.tool;

/** An input whose examination can take longer than the size of its JSON suggests, because something in it is compressed. */
public interface ExpandingInput {

    /** Says that it holds something compressed, so that it is examined on a worker thread however small it is. */
    boolean expands();
}
