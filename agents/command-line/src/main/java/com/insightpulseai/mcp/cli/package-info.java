/**
 * The part of a command-line agent that is not its subject: connection, output, exit codes, failures.
 */
package com.insightpulseai.mcp.cli;
