package com.insightpulseai.mcp.vault;

/**
 * A secret lent to one call. It is never serialised, compared, cached or printed: its text leaves by {@link #reveal()}
 * alone, at the place where a provider request is authorised.
 */
public final class VaultSecret {

    private final String value;

    public VaultSecret(String value) {
        this.value = value;
    }

    /** The secret's text. Do not keep it: a rotated secret has to be used by the very next call. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "VaultSecret[***]";
    }
}
