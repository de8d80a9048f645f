/** Providers: what is configured, and their health over time. */
package com.insightpulseai.mcp.functions.ops.provider;
