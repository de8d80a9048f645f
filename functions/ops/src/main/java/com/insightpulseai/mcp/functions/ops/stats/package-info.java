/** Numbers of calls, from statistics: they have no caller in them and are for every role. */
package com.insightpulseai.mcp.functions.ops.stats;
