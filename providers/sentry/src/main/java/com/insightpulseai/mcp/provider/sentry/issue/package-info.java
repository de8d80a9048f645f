/**
 * Issues: lists of them, one of them, and changes of one. Search terms that could reveal personal data are refused here.
 */
package com.insightpulseai.mcp.provider.sentry.issue;
