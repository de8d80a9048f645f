/**
 * Budgets: the caller's own, and those of the providers.
 */
package com.insightpulseai.mcp.agents.quota;
