/**
 * What a row of the audit contains: an input or a result as JSON, without secrets, without contents of files and
 * without what is personal, cut to 8 KiB. Pure functions; the rows themselves are written by {@link
 * com.insightpulseai.mcp.call}.
 */
package com.insightpulseai.mcp.audit;
