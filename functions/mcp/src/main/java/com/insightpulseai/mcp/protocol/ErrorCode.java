package com.insightpulseai.mcp.protocol;

/**
 * Errors of the protocol, as opposed to those of tools. The codes are those of JSON-RPC and of MCP; there is none of our own.
 *
 * @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, error object</a>
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">MCP, Streamable
 *      HTTP</a>
 */
enum ErrorCode {

    PARSE_ERROR(-32700, 400),
    INVALID_REQUEST(-32600, 400),
    METHOD_NOT_FOUND(-32601, 404),
    INVALID_PARAMS(-32602, 200),
    INTERNAL_ERROR(-32603, 200),
    HEADER_MISMATCH(-32020, 400),
    UNSUPPORTED_VERSION(-32022, 400);

    private final int number;
    private final int status;

    ErrorCode(int number, int status) {
        this.number = number;
        this.status = status;
    }

    int number() {
        return number;
    }

    /** The HTTP status of such an error in the modern era. */
    int status() {
        return status;
    }
}
