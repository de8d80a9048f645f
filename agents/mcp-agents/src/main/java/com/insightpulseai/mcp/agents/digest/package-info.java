/**
 * A digest of the providers' health for a chat.
 */
package com.insightpulseai.mcp.agents.digest;
