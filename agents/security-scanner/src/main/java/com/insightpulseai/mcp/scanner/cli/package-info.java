/**
 * The commands and their exit codes.
 */
package com.insightpulseai.mcp.scanner.cli;
