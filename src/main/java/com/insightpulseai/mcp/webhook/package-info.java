/**
 * Signed messages to webhooks: one attempt to send one message, and why it was not taken. When it is sent again is up to those
 * who have something to send: alerts and seals of the audit log.
 */
package com.insightpulseai.mcp.webhook;
