/**
 * The OpenAPI description of all tools and of health.
 */
package com.insightpulseai.mcp.generator.openapi;
