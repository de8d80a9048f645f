/**
 * New providers and tools, made from templates. A plan is checked as a whole before a file is written.
 */
package com.insightpulseai.mcp.generator.scaffold;
