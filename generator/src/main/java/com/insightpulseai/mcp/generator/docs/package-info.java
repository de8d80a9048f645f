/**
 * The page of all providers and tools.
 */
package com.insightpulseai.mcp.generator.docs;
