/** Settings that a page of the console needs besides rows: how to sign in, who reads, and which providers are configured. */
package com.insightpulseai.mcp.functions.ops.setup;
