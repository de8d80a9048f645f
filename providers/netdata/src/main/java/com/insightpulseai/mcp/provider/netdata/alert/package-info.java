/**
 * Alerts, their changes and the silencing of their notifications.
 */
package com.insightpulseai.mcp.provider.netdata.alert;
