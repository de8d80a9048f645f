/**
 * The subject of the other packages: providers and tools as the configuration and the code have them.
 */
package com.insightpulseai.mcp.generator.catalogue;
