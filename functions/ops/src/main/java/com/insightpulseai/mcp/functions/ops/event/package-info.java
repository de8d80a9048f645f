/** Events of the audit log: filters, and lists by them. */
package com.insightpulseai.mcp.functions.ops.event;
