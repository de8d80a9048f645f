/** Events of the audit log: lists, one event, and export. */
package com.insightpulseai.mcp.functions.ops.event;
