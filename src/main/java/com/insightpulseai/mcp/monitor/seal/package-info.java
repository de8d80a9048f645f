/**
 * The monitor's task that seals the audit log: what is finished and not sealed yet is hashed, signed, kept in the database
 * and written to the log, and handed to a bucket or a webhook. The private key comes from a file or from AWS Secrets Manager,
 * and never reaches the database.
 */
package com.insightpulseai.mcp.monitor.seal;
