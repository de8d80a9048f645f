/**
 * The three APIs behind a session: an Agent's versions 3 and 1, and Netdata Cloud. {@code NetdataTarget} is what they
 * have in common.
 */
package com.insightpulseai.mcp.provider.netdata.backend;
