/**
 * The folder of a run, {@code .run/}, with what a person needs beside the hub: the database URL and, in the sandbox, the
 * tokens.
 */
package com.insightpulseai.mcp.hub.run;
