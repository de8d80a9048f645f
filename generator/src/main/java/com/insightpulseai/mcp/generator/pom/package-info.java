/**
 * The lists of modules in Maven's files.
 */
package com.insightpulseai.mcp.generator.pom;
