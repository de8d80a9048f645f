/**
 * The program behind {@code ./generate}: writes what follows from {@code provider-config.yaml} and the code, or checks that it
 * is
 * up to date.
 */
package com.insightpulseai.mcp.generator;
