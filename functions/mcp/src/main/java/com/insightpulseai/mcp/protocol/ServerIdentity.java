package com.insightpulseai.mcp.protocol;

/**
 * How the server introduces itself.
 *
 * @param instructions for the client's model, below 2,000 characters, since clients cut them
 */
public record ServerIdentity(String name, String title, String version, String instructions) {

    private static final int LONGEST_INSTRUCTIONS = 2_000;

    /** @throws IllegalArgumentException where the instructions are too long */
    public ServerIdentity {
        if (instructions.length() >= LONGEST_INSTRUCTIONS) {
            throw new IllegalArgumentException("instructions of " + instructions.length() + " characters would be cut");
        }
    }

    String json() {
        return "{\"name\":" + JsonText.quoted(name) + ",\"title\":" + JsonText.quoted(title) + ",\"version\":"
                + JsonText.quoted(version) + "}";
    }
}
