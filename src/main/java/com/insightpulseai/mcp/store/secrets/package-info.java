/**
 * The login to the database where it is kept in AWS Secrets Manager: fetched at the start and again when it is refused,
 * with requests signed here.
 */
package com.insightpulseai.mcp.store.secrets;
