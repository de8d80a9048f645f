/**
 * {@code template.yaml} for AWS SAM: functions, their rights, parameters and alarms.
 */
package com.insightpulseai.mcp.generator.aws;
