/**
 * The scheduled function that makes one round of checks.
 */
package com.insightpulseai.mcp.functions.healthmonitor;
