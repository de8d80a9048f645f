package com.insightpulseai.mcp.tool;

import java.util.Arrays;
import java.util.Optional;

/**
 * A secret granted to one call. It is never serialised, compared, cached or printed: its text leaves by {@link #reveal()}
 * alone, at the place where a provider request is authorised. Its own copy of the text is zeroed when the call ends; the
 * text that was revealed, and what the database's driver read, stay in memory until they are collected and overwritten.
 */
public final class VaultSecret {

    private final char[] value;
    private boolean wiped;

    public VaultSecret(String value) {
        this.value = value.toCharArray();
    }

    /** A secret as the vault has it, without the blanks and line ends around it that pasting leaves. */
    public static VaultSecret stripped(String text) {
        return new VaultSecret(text.strip());
    }

    /** The same of a secret that the vault may lack; {@code text} is null then. */
    public static Optional<VaultSecret> strippedIfPresent(String text) {
        return Optional.ofNullable(text).map(VaultSecret::stripped);
    }

    /**
     * The secret's text. Do not keep it: a rotated secret has to be used by the very next call.
     *
     * @throws IllegalStateException when the call that it was granted to is over
     */
    public synchronized String reveal() {
        if (wiped) {
            throw new IllegalStateException("the call that this secret was granted to is over");
        }
        return new String(value);
    }

    /** Zeroes the text. */
    public synchronized void wipe() {
        Arrays.fill(value, '\0');
        wiped = true;
    }

    @Override
    public String toString() {
        return "VaultSecret[***]";
    }
}
