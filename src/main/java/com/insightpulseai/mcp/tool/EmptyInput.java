package com.insightpulseai.mcp.tool;

/** The input of a tool that takes nothing: {@code {}}. */
public record EmptyInput() {
}
