package com.insightpulseai.mcp.functions.socket.scanrepo;

import jakarta.validation.ConstraintValidatorContext;

/** Collects violations, as many as are worth reading. */
final class Violations {

    private static final int ENOUGH = 50;

    private final ConstraintValidatorContext context;
    private int count;

    Violations(ConstraintValidatorContext context) {
        this.context = context;
    }

    void add(String field, String message) {
        if (count++ < ENOUGH) {
            context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
        }
    }

    /** Adds a violation of one manifest's field. */
    void add(int index, String field, String message) {
        if (count++ < ENOUGH) {
            context.buildConstraintViolationWithTemplate(message).addPropertyNode("manifests").addPropertyNode(field)
                    .inIterable().atIndex(index).addConstraintViolation();
        }
    }

    /** Says that further ones would not be added. */
    boolean areEnough() {
        return count >= ENOUGH;
    }

    boolean none() {
        return count == 0;
    }
}
