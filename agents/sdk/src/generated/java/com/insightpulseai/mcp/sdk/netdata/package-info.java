// Written by ./generate from the published schemas; what is changed here is lost.
/**
 * Inputs and results of the tools of Netdata. Fields that are newer than this SDK are ignored.
 */
package com.insightpulseai.mcp.sdk.netdata;
