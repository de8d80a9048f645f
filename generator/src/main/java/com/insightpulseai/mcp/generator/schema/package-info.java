/**
 * JSON Schemas of inputs and outputs, derived from records and their constraints, and the comparison with published
 * ones.
 */
package com.insightpulseai.mcp.generator.schema;
