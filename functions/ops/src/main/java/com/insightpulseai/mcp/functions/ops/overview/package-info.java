/** The first look: the state of everything now, and what fails most. */
package com.insightpulseai.mcp.functions.ops.overview;
