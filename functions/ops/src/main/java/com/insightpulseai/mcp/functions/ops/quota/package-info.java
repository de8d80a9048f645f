/** Quotas: how much is used, and when a budget will be used up. */
package com.insightpulseai.mcp.functions.ops.quota;
