package com.insightpulseai.mcp.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;

import org.hibernate.validator.messageinterpolation.HibernateMessageInterpolatorContext;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.insightpulseai.mcp.upstream.Trimmed;
import com.insightpulseai.mcp.web.problem.Violation;

/**
 * Collects the violations of one input as they are found, and ends the validation once there are enough. Each one costs
 * Hibernate Validator the hash of the whole input, so all of them would cost the square of its size.
 */
final class FirstViolations implements MessageInterpolator {

    private static final int LONGEST_FIELD = 200;
    /** As inputs are read, and as callers wrote them. */
    private static final SnakeCaseStrategy WIRE_NAMES = new SnakeCaseStrategy();

    private final MessageInterpolator messages;
    private final int enough;
    private final List<Violation> found = new ArrayList<>();

    FirstViolations(MessageInterpolator messages, int enough) {
        this.messages = messages;
        this.enough = enough;
    }

    List<Violation> found() {
        return found;
    }

    @Override
    public String interpolate(String template, Context context) {
        return added(context, () -> messages.interpolate(template, context));
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return added(context, () -> messages.interpolate(template, context, locale));
    }

    private String added(Context context, Supplier<String> message) {
        if (found.size() == enough) {
            throw new EnoughException();
        }
        Path path = context.unwrap(HibernateMessageInterpolatorContext.class).getPropertyPath();
        found.add(new Violation(field(path), message.get()));
        return found.get(found.size() - 1).message();
    }

    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                Object element = node.getKey() == null ? node.getIndex() : node.getKey();
                field.append('[').append(element == null ? "" : element).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(WIRE_NAMES.translate(node.getName()));
            }
        }
        // A map's key is the caller's own and as long as they like.
        return Trimmed.text(field.toString(), LONGEST_FIELD);
    }

    /** Further violations are not reported. */
    static final class EnoughException extends ValidationException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this; // ordinary for an input with many bad entries
        }
    }
}
