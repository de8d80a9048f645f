package com.insightpulseai.mcp.provider.socket;

import java.util.concurrent.TimeoutException;

/** Socket took longer than the tool may. */
final class DeadlinePassedException extends TimeoutException {

    private static final long serialVersionUID = 1L;
}
