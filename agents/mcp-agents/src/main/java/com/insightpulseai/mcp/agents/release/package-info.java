/**
 * Readiness of a release: go, no-go, or unknown, which is never go.
 */
package com.insightpulseai.mcp.agents.release;
