/**
 * Functions as AWS Lambda runs them: their runtime API, their URLs and their processes.
 */
package com.insightpulseai.mcp.bench.lambda;
