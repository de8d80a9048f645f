package com.insightpulseai.mcp.scanner.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of GitHub's expressions that the action uses: names, texts, {@code ==}, {@code !=}, {@code &&}, {@code ||},
 * {@code !}
 * and status functions. Anything else is an {@link IllegalArgumentException}, so that a test notices it.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
final class RunnerExpression {

    private static final Pattern EMBEDDED = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern TOKEN = Pattern
            .compile("\\s*('(?:[^']|'')*'|==|!=|&&|\\|\\||!|\\(\\)|[A-Za-z_][A-Za-z0-9_.-]*)");
    private static final Pattern STATUS_FUNCTION = Pattern.compile("\\b(always|success|failure|cancelled)\\(\\)");

    private final List<String> tokens;
    private final Map<String, String> context;
    private final boolean succeeded;
    private int next;
    private String token = "";

    private RunnerExpression(String text, Map<String, String> context, boolean succeeded) {
        this.tokens = tokens(text.strip());
        this.context = context;
        this.succeeded = succeeded;
        advance();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        for (int from = 0; from < text.length(); from = matcher.end()) {
            if (!matcher.region(from, text.length()).lookingAt()) {
                throw new IllegalArgumentException("not understood: " + text.substring(from));
            }
            tokens.add(matcher.group(1));
        }
        return tokens;
    }

    /** Returns the text with the values in the place of its expressions. */
    static String fill(String text, Map<String, String> context) {
        return EMBEDDED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(evaluate(found.group(1), context, true)));
    }

    /** Returns whether a step runs: without a status function only if no earlier one failed. */
    static boolean holds(String condition, Map<String, String> context, boolean succeeded) {
        Matcher wrapped = EMBEDDED.matcher(condition.strip());
        String text = wrapped.matches() ? wrapped.group(1) : condition;
        boolean asksForStatus = STATUS_FUNCTION.matcher(text).find();
        return (asksForStatus || succeeded) && truthy(evaluate(text, context, succeeded));
    }

    private static String evaluate(String text, Map<String, String> context, boolean succeeded) {
        RunnerExpression expression = new RunnerExpression(text, context, succeeded);
        String value = expression.disjunction();
        if (!expression.token.isEmpty()) {
            throw new IllegalArgumentException("more than an expression: " + text);
        }
        return value;
    }

    private String disjunction() {
        String value = conjunction();
        while (token.equals("||")) {
            advance();
            String right = conjunction();
            value = truthy(value) ? value : right;
        }
        return value;
    }

    private String conjunction() {
        String value = comparison();
        while (token.equals("&&")) {
            advance();
            String right = comparison();
            value = truthy(value) ? right : value;
        }
        return value;
    }

    private String comparison() {
        String left = operand();
        if (!token.equals("==") && !token.equals("!=")) {
            return left;
        }
        boolean equal = token.equals("==");
        advance();
        return Boolean.toString(left.equalsIgnoreCase(operand()) == equal);
    }

    private String operand() {
        String name = token;
        advance();
        if (name.equals("!")) {
            return Boolean.toString(!truthy(operand()));
        }
        if (name.startsWith("'")) {
            return name.substring(1, name.length() - 1).replace("''", "'");
        }
        if (token.equals("()")) {
            advance();
            return Boolean.toString(switch (name) {
                case "always" -> true;
                case "success" -> succeeded;
                case "failure" -> !succeeded;
                case "cancelled" -> false;
                default -> throw new IllegalArgumentException("unknown function " + name);
            });
        }
        if (!name.matches("(inputs|steps|runner|github|env)\\..+")) {
            throw new IllegalArgumentException("unknown name " + name);
        }
        return context.getOrDefault(name, "");
    }

    private void advance() {
        token = next < tokens.size() ? tokens.get(next) : "";
        next++;
    }

    private static boolean truthy(String value) {
        return !value.isEmpty() && !value.equals("false");
    }
}
