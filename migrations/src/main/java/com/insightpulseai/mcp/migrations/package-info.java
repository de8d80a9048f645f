/**
 * Applies the SQL of schema {@code ops} and says in one line why it cannot. No function contains it.
 */
package com.insightpulseai.mcp.migrations;
