/** Numbers of events over time. */
package com.insightpulseai.mcp.functions.ops.event.histogram;
