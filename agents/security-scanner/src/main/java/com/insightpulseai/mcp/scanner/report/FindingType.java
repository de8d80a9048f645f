package com.insightpulseai.mcp.scanner.report;

/**
 * A type of finding, explained.
 *
 * @param type in Socket's words, such as {@code installScripts}
 * @param title a few words, without a dot
 * @param explanation the risk, in one or two sentences
 * @param advice a next step, in one or two sentences
 */
public record FindingType(String type, String title, String explanation, String advice) {
}
