package com.insightpulseai.mcp.access;

import java.util.Optional;

/**
 * CDI event: a request was refused because it has no caller. Fired synchronously on the event loop, so observers must not
 * block.
 *
 * @param reason why there is no caller
 * @param issuerHost host of the trusted issuer that the token names, never text of the caller's choosing
 */
public record UnauthenticatedRequest(UnauthenticatedException.Reason reason, Optional<String> issuerHost) {
}
