/** Parts that all reads of the console have in common: the reader, one transaction, and checked parameters. */
package com.insightpulseai.mcp.functions.ops.read;
