/**
 * How long a caller waits for a function that has to be started first.
 */
package com.insightpulseai.mcp.bench.coldstart;
