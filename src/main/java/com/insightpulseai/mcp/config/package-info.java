/**
 * What administrators set: {@code provider-config.yaml}, read strictly and checked as a whole when the process starts, and
 * the variables of the environment. {@link com.insightpulseai.mcp.config.ToolCatalogue} gives it its meaning; a mistake
 * stops the start with its path and a remedy.
 */
package com.insightpulseai.mcp.config;
