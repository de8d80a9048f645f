/**
 * The rounds made on a schedule: all providers are checked, findings are kept, alerts follow, and the tables are
 * maintained. Several processes may make rounds at the same time.
 */
package com.insightpulseai.mcp.monitor;
