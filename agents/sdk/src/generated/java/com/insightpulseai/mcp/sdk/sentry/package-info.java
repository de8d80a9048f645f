// Written by ./generate from the published schemas; what is changed here is lost.
/**
 * Inputs and results of the tools of Sentry. Fields that are newer than this SDK are ignored.
 */
package com.insightpulseai.mcp.sdk.sentry;
