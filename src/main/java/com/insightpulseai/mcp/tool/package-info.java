/**
 * What the author of a tool imports: the annotation that puts a method on the governed path, access to the provider,
 * and annotations for inputs and results. Nothing else is here.
 */
package com.insightpulseai.mcp.tool;
