/**
 * The decision: settings, allowed findings, the comparison with a baseline, the verdict.
 */
package com.insightpulseai.mcp.scanner.gate;
