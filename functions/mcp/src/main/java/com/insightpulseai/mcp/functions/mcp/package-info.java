/**
 * The endpoint of the Model Context Protocol: who may talk to it, what each role is offered, and the way from a message to a
 * tool,
 * which is the same governed path as over HTTP.
 */
package com.insightpulseai.mcp.functions.mcp;
