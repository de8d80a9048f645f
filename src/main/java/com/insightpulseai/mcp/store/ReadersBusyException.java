package com.insightpulseai.mcp.store;

/** A read was not begun: as many run as may run concurrently, and none of them ended in time. */
public class ReadersBusyException extends RuntimeException {

    ReadersBusyException() {
        super("too many reads run or wait");
    }
}
