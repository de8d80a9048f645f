/**
 * The records that the JSON of an Agent and of Netdata Cloud is read into. Any field may be missing.
 */
package com.insightpulseai.mcp.provider.netdata.wire;
