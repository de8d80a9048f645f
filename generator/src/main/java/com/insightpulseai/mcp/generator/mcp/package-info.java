/**
 * The catalogue of tools for MCP clients: schemas in the part of JSON Schema that all of them take, and the lint that holds
 * every tool to it.
 */
package com.insightpulseai.mcp.generator.mcp;
