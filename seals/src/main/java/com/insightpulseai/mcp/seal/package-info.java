/**
 * Seals of the audit log: the canonical form of an event, hashes, Merkle trees, signatures and keys. The monitor makes seals
 * and {@code verify-audit} checks them by the same code.
 */
package com.insightpulseai.mcp.seal;
