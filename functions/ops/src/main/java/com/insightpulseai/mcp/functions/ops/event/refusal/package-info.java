/** Why a call was refused or failed. */
package com.insightpulseai.mcp.functions.ops.event.refusal;
