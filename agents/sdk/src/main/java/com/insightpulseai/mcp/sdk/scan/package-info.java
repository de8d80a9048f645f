/**
 * Scans from upload to findings, which are several calls of tools.
 */
package com.insightpulseai.mcp.sdk.scan;
