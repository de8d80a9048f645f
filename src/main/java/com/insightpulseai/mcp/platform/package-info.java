/**
 * What has nothing to do with providers or calls: the event loop and its watchdog, timers, deadlines, digests, a
 * bounded HTTP client, limits for log lines, and answers shared by those that wait for the same.
 */
package com.insightpulseai.mcp.platform;
