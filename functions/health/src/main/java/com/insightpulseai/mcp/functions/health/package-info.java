/**
 * Aggregated health over HTTP, for monitors and people.
 */
package com.insightpulseai.mcp.functions.health;
