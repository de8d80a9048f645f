/** Events as a file. */
package com.insightpulseai.mcp.functions.ops.event.export;
