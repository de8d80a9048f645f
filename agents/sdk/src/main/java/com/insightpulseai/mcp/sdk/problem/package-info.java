/**
 * Everything that can go wrong with a call, as unchecked exceptions below
 * {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
package com.insightpulseai.mcp.sdk.problem;
