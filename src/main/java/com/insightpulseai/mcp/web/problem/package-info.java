/**
 * Problems in the sense of RFC 9457: every code with its status, the exception that carries one, and the one place
 * where other failures become one.
 */
package com.insightpulseai.mcp.web.problem;
