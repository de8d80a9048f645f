/**
 * Scans of a repository and of its baseline through the server.
 */
package com.insightpulseai.mcp.scanner.scan;
