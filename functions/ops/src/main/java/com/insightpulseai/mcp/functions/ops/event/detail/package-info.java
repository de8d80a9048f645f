/** One event: what is known of it, its body, and what happened around it. */
package com.insightpulseai.mcp.functions.ops.event.detail;
