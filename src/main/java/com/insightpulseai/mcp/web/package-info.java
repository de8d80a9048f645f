/**
 * HTTP in and out: the filters that open a call and describe its answer, bodies within their bounds, strict JSON, and
 * the mappers that answer failures. The problems themselves are in {@link com.insightpulseai.mcp.web.problem}.
 */
package com.insightpulseai.mcp.web;
