/**
 * What is at AWS, by requests signed here: the login to the database where it is kept in Secrets Manager, fetched at the start
 * and again when it is refused, the key of the audit log's seals, and the bucket that seals are put into.
 */
package com.insightpulseai.mcp.store.secrets;
