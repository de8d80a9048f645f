/**
 * The API of the ops console: everything below {@code /ops}. Each read is one transaction as the signed-in user, so row level
 * security decides which rows there are.
 */
package com.insightpulseai.mcp.functions.ops;
