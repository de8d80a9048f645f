package com.insightpulseai.mcp.scanner.gate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of the allow list.
 *
 * @param id of the findings it allows
 * @param affected the only package it is about; present where the id is a type
 * @param reason for people
 * @param expires its last day, in UTC
 * @param file that it is in
 * @param line of that file, from 1
 */
public record AllowEntry(AllowedId id, Optional<AllowedPackage> affected, String reason, LocalDate expires, String file,
        int line) {

    /** Returns whether its last day is over. */
    public boolean hasExpired(LocalDate today) {
        return expires.isBefore(today);
    }

    /** Returns its subject and place for people, such as {@code CVE-2026-12345 (.dependency-gate.yaml:5)}. */
    public String title() {
        return id.value() + affected.map(one -> " of " + one.text()).orElse("") + " (" + file + ":" + line + ")";
    }
}
