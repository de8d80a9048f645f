package com.insightpulseai.mcp.generator;

import java.util.List;

/** What is wrong with the files that things are generated from; each mistake says where, what, and what to do. */
public final class Mistakes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> all;

    public Mistakes(List<String> all) {
        super(String.join("\n", all));
        this.all = List.copyOf(all);
    }

    public Mistakes(String one) {
        this(List.of(one));
    }

    public List<String> all() {
        return all;
    }
}
