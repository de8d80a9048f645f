/** Alerts: which are open, what led to them, who was hit, and who looks after them. */
package com.insightpulseai.mcp.functions.ops.alert;
