package com.insightpulseai.mcp.functions.mcp;

/** The text that a client's model gets about this server, the important first: some clients cut it at 2,000 characters. */
final class Instructions {

    static final String TEXT = """
            Governed access to Socket (supply-chain security), Sentry (errors) and Netdata (metrics and alerts). You see the tools \
            that the user's role allows. Each call is recorded with its arguments; secrets are never needed in arguments.

            Lists are cut. Where an answer has truncated: true or a next_cursor, it is not the whole list: pass next_cursor as \
            cursor, with the same filters, to go on, or narrow the filters. Never say that there is nothing else before a list has \
            ended.

            An answer with a status of pending, or with a hint, is not final: do what the hint says, such as asking socket_scan_get \
            for the scan_id again. A scan that is not complete is not clean.

            Errors say whether trying again helps and after how many seconds. Do not try again earlier. After an error of a tool \
            that changes something, look at the present state first unless the text says that calling again does no harm. The \
            event id in an error names the record of the call; give it to the user when they need help.

            The tools *_health tell whether a provider works; the resource ops:///health tells it of all at once, and \
            ops:///providers says which tools there are and what their limits are.
            """;

    private Instructions() {
    }
}
