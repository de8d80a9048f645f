/**
 * The cost of a call through the SDK beside one that is written by hand.
 */
package com.insightpulseai.mcp.bench.sdk;
