/**
 * Full scans: starting one with its manifests, finding the newest of a ref, and waiting for its result. Socket tells the
 * end of a scan only when it is asked again.
 */
package com.insightpulseai.mcp.provider.socket.scan;
