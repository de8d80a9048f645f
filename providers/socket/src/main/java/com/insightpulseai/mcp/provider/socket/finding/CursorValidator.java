package com.insightpulseai.mcp.provider.socket.finding;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Reads a cursor to see whether it can be read. */
public final class CursorValidator implements ConstraintValidator<CursorOf, String> {

    private CursorOf.Pages pages;

    @Override
    public void initialize(CursorOf constraint) {
        pages = constraint.value();
    }

    @Override
    public boolean isValid(String cursor, ConstraintValidatorContext context) {
        return cursor == null || switch (pages) {
            case SCAN -> FindingCursor.decode(cursor).isPresent();
            case ORGANIZATION -> AlertCursor.decode(cursor).isPresent();
        };
    }
}
