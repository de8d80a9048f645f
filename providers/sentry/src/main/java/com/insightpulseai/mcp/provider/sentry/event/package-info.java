/**
 * The latest event of an issue, cut to what is of use. Personal data are masked or left out unless the call may see them.
 */
package com.insightpulseai.mcp.provider.sentry.event;
