/**
 * The report and its formats.
 */
package com.insightpulseai.mcp.scanner.report;
