package com.insightpulseai.mcp.health;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.call.AdmissionFailures;
import com.insightpulseai.mcp.health.HealthRepository.Known;

/** Finds out whether calls can be recorded, by what the database says of itself and by what calls of this process met. */
@Singleton
public class RecordingFaults {

    private final AdmissionFailures admissions;

    RecordingFaults(AdmissionFailures admissions) {
        this.admissions = admissions;
    }

    /** Why calls cannot be recorded, though the database responds; empty when they can. */
    public Optional<RecordingFault> find(Known known) {
        return known.recordingFault()
                .or(() -> admissions.current().map(failure -> new RecordingFault(failure.sqlState())));
    }
}
