/**
 * The generated part of the SDK: types of inputs and results, facades, and the metadata for native images.
 */
package com.insightpulseai.mcp.generator.sdk;
