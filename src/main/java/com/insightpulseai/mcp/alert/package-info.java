/**
 * What ops people are told: when an alert opens and closes, and how its messages reach webhooks, signed and tried
 * again. The database draws the conclusions and keeps the queue; one alert, that the database fails, works without it.
 */
package com.insightpulseai.mcp.alert;
